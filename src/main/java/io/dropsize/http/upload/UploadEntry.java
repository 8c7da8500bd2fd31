package io.dropsize.http.upload;

import com.fasterxml.jackson.annotation.JsonRawValue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.MirrorResult;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.PublishedCopy;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobSnapshot;
import io.dropsize.pipeline.queue.JobState;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkStyle;
import io.dropsize.store.link.Picture;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The result for one source, as JSON. Values that don't exist are null.
 *
 * @param index in the request
 * @param source as the request named it
 * @param job for {@code /api/v1/jobs/}; null if the source was refused
 * @param state waiting, fetching, resizing, uploading, retrying, offline, done, failed or cancelled
 * @param bytes of the copy that {@code key} names
 * @param originalBytes of the source
 * @param sha256 of the source's bytes, in hexadecimal digits
 * @param variants all copies of a responsive picture, the one that {@code key} names first
 * @param manifest the image's object for static site generators, if the request wants it
 * @param warning sentences about a success that is not complete
 * @param mirrors the results of the destination's mirrors; null without mirrors
 */
public record UploadEntry(
        int index,
        String source,
        boolean ok,
        @Nullable String job,
        String state,
        @Nullable String key,
        @Nullable String url,
        @Nullable Texts links,
        @Nullable List<Variant> variants,
        @JsonRawValue @Nullable String manifest,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long bytes,
        @Nullable Long originalBytes,
        @Nullable String sha256,
        @Nullable Boolean alreadyThere,
        @Nullable String warning,
        @Nullable List<Mirror> mirrors,
        @Nullable Fault error) {

    /**
     * The link in its forms.
     *
     * @param picture the element of a responsive picture; null for one copy
     */
    record Texts(String url, String markdown, String html, @Nullable String picture) {}

    /** One copy of a responsive picture. */
    record Variant(String key, String url, String type, int width, int height, long bytes) {}

    /**
     * The copy in a mirror.
     *
     * @param error null if the mirror has the copy
     */
    record Mirror(String destination, String key, @Nullable Fault error) {
        static Mirror of(MirrorResult result) {
            DropsizeException error = result.error();
            return new Mirror(
                    result.destination(), result.key(), error == null ? null : Fault.of(error));
        }
    }

    /**
     * @param kind a constant for programs
     * @param message a sentence for people
     */
    public record Fault(String kind, String message) {
        static Fault of(DropsizeException error) {
            return new Fault(error.kind().name(), ErrorText.of(error));
        }
    }

    /** The current state of an entry. */
    public static UploadEntry of(EndpointJobs.Entry entry) {
        Job job = entry.job();
        if (job == null) {
            DropsizeException error = entry.error();
            return failed(
                    entry,
                    JobState.FAILED,
                    error == null ? new DropsizeException(ErrorKind.CANCELLED) : error);
        }
        JobSnapshot now = job.snapshot();
        return switch (now.outcome()) {
            case Outcome.Done done -> done(entry, done);
            case Outcome.Failed(DropsizeException error) -> failed(entry, now.state(), error);
            case Outcome.Cancelled _ ->
                    failed(entry, now.state(), new DropsizeException(ErrorKind.CANCELLED));
            case null -> {
                var retryState = now.retryState();
                yield failed(entry, now.state(), retryState == null ? null : retryState.reason());
            }
        };
    }

    private static UploadEntry done(EndpointJobs.Entry entry, Outcome.Done done) {
        Plan plan = done.plan();
        Published published = done.published();
        return new UploadEntry(
                entry.index(),
                entry.label(),
                true,
                entry.id(),
                state(JobState.DONE),
                published.key(),
                published.link().toASCIIString(),
                texts(entry, done),
                plan.isResponsive() ? variants(done) : null,
                entry.answer().manifest() ? manifest(entry, done) : null,
                plan.spec().width(),
                plan.spec().height(),
                done.copies().getFirst().bytes(),
                originalBytes(entry, plan),
                entry.digest() == null ? Digest.of(plan.source()) : entry.digest(),
                published.alreadyThere(),
                warning(published),
                mirrors(published),
                null);
    }

    private static @Nullable String warning(Published published) {
        return published.warnings().isEmpty()
                ? null
                : published.warnings().stream().map(ErrorText::of).collect(Collectors.joining(" "));
    }

    private static @Nullable List<Mirror> mirrors(Published published) {
        return published.mirrors().isEmpty()
                ? null
                : published.mirrors().stream().map(Mirror::of).toList();
    }

    /** An image from the web is here only after its upload. */
    private static @Nullable Long originalBytes(EndpointJobs.Entry entry, Plan plan) {
        long known = entry.originalBytes();
        return known >= 0 ? Long.valueOf(known) : Digest.length(plan.source());
    }

    private static List<Variant> variants(Outcome.Done done) {
        List<Variant> variants = new ArrayList<>();
        for (PublishedCopy copy : done.copies()) {
            RenderSpec spec = done.plan().variants().get(variants.size()).spec();
            variants.add(
                    new Variant(
                            copy.published().key(),
                            copy.published().link().toASCIIString(),
                            spec.format().mediaType(),
                            spec.width(),
                            spec.height(),
                            copy.bytes()));
        }
        return variants;
    }

    private static Texts texts(EndpointJobs.Entry entry, Outcome.Done done) {
        URI link = done.published().link();
        LinkMaker.Target target = target(entry, done);
        Picture picture = done.picture(Published::link).with(entry.answer().placement());
        return new Texts(
                link.toASCIIString(),
                LinkMaker.written(LinkForm.MARKDOWN, link, target),
                LinkMaker.written(LinkForm.HTML, link, target),
                picture.isResponsive() ? picture.html(target.description()) : null);
    }

    private static String manifest(EndpointJobs.Entry entry, Outcome.Done done) {
        return LinkMaker.written(
                LinkForm.MANIFEST,
                done.published().link(),
                target(entry, done)
                        .with(
                                done.picture(Published::link),
                                new LinkStyle(
                                        LinkStyle.DEFAULT.template(), entry.answer().placement())));
    }

    /** The values of the copy that {@code key} names. */
    private static LinkMaker.Target target(EndpointJobs.Entry entry, Outcome.Done done) {
        return LinkMaker.Target.of(
                entry.destination(),
                done.published().key(),
                done.plan(),
                AltText.of(done.plan().source()));
    }

    private static UploadEntry failed(
            EndpointJobs.Entry entry, JobState state, @Nullable DropsizeException error) {
        return new UploadEntry(
                entry.index(),
                entry.label(),
                false,
                entry.job() == null ? null : entry.id(),
                state(state),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                entry.originalBytes() < 0 ? null : entry.originalBytes(),
                entry.digest(),
                null,
                null,
                null,
                error == null ? null : Fault.of(error));
    }

    private static String state(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
