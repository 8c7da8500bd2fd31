package io.dropsize.http.upload;

import io.dropsize.error.ErrorKind;
import io.dropsize.http.exchange.BodyReader;
import io.dropsize.http.exchange.Call;
import io.dropsize.http.exchange.Incoming;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Reply;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.Picture;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Uploads and their jobs: {@code /api/v1/image/upload} and {@code /api/v1/jobs/}. */
public final class UploadApi {
    public static final String UPLOAD = "/api/v1/image/upload";
    public static final String JOBS = "/api/v1/jobs/";

    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int PARTLY = 207;
    private static final int NONE = 422;
    private static final int UNAVAILABLE = 503;

    private final Uploads uploads;
    private final BodyReader reader;
    private final EndpointJobs jobs;

    public UploadApi(Uploads uploads, BodyReader reader, EndpointJobs jobs) {
        this.uploads = uploads;
        this.reader = reader;
        this.jobs = jobs;
    }

    /** The response to an upload: one entry per source, in order. */
    record Results(List<UploadEntry> results) {}

    public Reply upload(Call call) throws IOException {
        Uploads.Order order =
                new Uploads.Order(
                        uploads.preset(call.parameter("preset")),
                        uploads.destination(call.parameter("to")),
                        Uploads.folders(call.parameter("path").orElse("")),
                        answer(call),
                        flag(call, "wait", true));
        UnaryOperator<Source> naming = named(call);
        List<UploadEntry> results =
                uploads.upload(call.length(), () -> named(body(call), naming), order).stream()
                        .map(UploadEntry::of)
                        .toList();
        Reply reply = Reply.json(status(results, order.waits()), new Results(results));
        return reply.status() == UNAVAILABLE ? reply.with("Retry-After", "30") : reply;
    }

    private static Uploads.Answer answer(Call call) {
        Optional<String> sizes = call.parameter("sizes");
        if (sizes.filter(String::isBlank).isPresent()) {
            throw new RefusedException(Refusal.PARAMETER_WRONG, "sizes");
        }
        Picture.Placement placement =
                new Picture.Placement(
                        flag(call, "eager", false),
                        sizes.orElse(null),
                        flag(call, "blurred", false));
        return new Uploads.Answer(placement, flag(call, "manifest", false));
    }

    private static boolean flag(Call call, String name, boolean omitted) {
        return switch (call.parameter(name).orElse(Boolean.toString(omitted))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RefusedException(Refusal.PARAMETER_WRONG, name);
        };
    }

    private List<Incoming> body(Call call) throws IOException {
        if (call.length() == 0) {
            throw new RefusedException(Refusal.NO_IMAGES);
        }
        if (BodyReader.isMultipart(call)) {
            return reader.form(call);
        }
        String type = call.mediaType();
        if (type.equals("application/json")) {
            List<Incoming> listed = reader.images(call, reader.list(call));
            if (listed.isEmpty()) {
                throw new RefusedException(Refusal.NO_IMAGES);
            }
            return listed;
        }
        if (type.isEmpty()
                || type.equals("application/octet-stream")
                || type.startsWith("image/")) {
            return List.of(reader.image(call));
        }
        throw new RefusedException(Refusal.BODY_TYPE_UNKNOWN);
    }

    /** What the request says about its image; null if it says nothing. */
    private static @Nullable UnaryOperator<Source> named(Call call) {
        Optional<String> name = call.parameter("name");
        Optional<String> alt = call.parameter("alt");
        Optional<String> title = call.parameter("title");
        if (name.filter(String::isBlank).isPresent()) {
            throw new RefusedException(Refusal.PARAMETER_WRONG, "name");
        }
        if (name.isEmpty() && alt.isEmpty() && title.isEmpty()) {
            return null;
        }
        Description description = new Description(alt.orElse(null), title.orElse(null));
        return source ->
                name.map(it -> source.renamed(BodyReader.name(it)))
                        .orElse(source)
                        .with(description);
    }

    private List<Incoming> named(List<Incoming> images, @Nullable UnaryOperator<Source> naming) {
        if (naming == null) {
            return images;
        }
        if (images.size() != 1) {
            reader.discard(images);
            throw new RefusedException(Refusal.NAME_NEEDS_ONE_IMAGE);
        }
        return images.getFirst() instanceof Incoming.Image(Source source, var spooled)
                ? List.of(new Incoming.Image(naming.apply(source), spooled))
                : images;
    }

    private static int status(List<UploadEntry> results, boolean waited) {
        if (!waited) {
            return ACCEPTED;
        }
        long done = results.stream().filter(UploadEntry::ok).count();
        if (done > 0) {
            return done == results.size() ? CREATED : PARTLY;
        }
        return results.stream().allMatch(UploadApi::isTransient) ? UNAVAILABLE : NONE;
    }

    private static boolean isTransient(UploadEntry entry) {
        UploadEntry.Fault fault = entry.error();
        return fault == null || ErrorKind.valueOf(fault.kind()).isTransient();
    }

    public Reply job(Call call) {
        String id = call.path().substring(JOBS.length());
        EndpointJobs.Entry job =
                jobs.find(URLDecoder.decode(id, StandardCharsets.UTF_8))
                        .orElseThrow(() -> new RefusedException(Refusal.JOB_UNKNOWN));
        return Reply.json(200, UploadEntry.of(job));
    }
}
