package io.dropsize.ui.upload.rows;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.queue.JobSnapshot;
import io.dropsize.pipeline.queue.RetryState;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of a row. */
final class RowTexts {
    /** Widths of windows in CSS pixels, and screen pixels per CSS pixel. */
    private static final int PHONE = 360;

    private static final int PHONE_DENSITY = 3;
    private static final int LAPTOP = 1440;
    private static final int LAPTOP_DENSITY = 2;

    private RowTexts() {}

    /**
     * Describes the source.
     *
     * @param known null until its header has been read
     * @param size in bytes if the header can't be read; null if it is unknown as well
     */
    static String source(@Nullable ImageInfo known, @Nullable Long size) {
        if (known == null) {
            return size == null ? "" : Amounts.bytes(size);
        }
        return Amounts.pixels(known.width(), known.height()) + " · " + Amounts.bytes(known.bytes());
    }

    /**
     * Describes the copy or copies, or predicts them; empty if neither is possible.
     *
     * @param known the source's properties; null until its header has been read
     * @param length in bytes; 0 if it is not known
     */
    static String result(
            JobSnapshot snapshot, @Nullable ImageInfo known, Preset preset, long length) {
        Plan plan = snapshot.plan();
        if (plan != null && plan.isResponsive()) {
            String copies = Texts.of("upload.result.copies", plan.variants().size());
            return length == 0 ? copies : copies + " · " + Amounts.bytes(length);
        }
        if (plan != null) {
            RenderSpec spec = plan.spec();
            return result(
                    spec.width(), spec.height(), plan.losesAnimation(), snapshot.bytes(), length);
        }
        if (known == null) {
            return "";
        }
        if (preset.isResponsive()) {
            return Texts.of("upload.result.several");
        }
        var size = preset.size().apply(known.width(), known.height());
        return result(
                size.width(),
                size.height(),
                preset.losesAnimation(known),
                snapshot.bytes(),
                length);
    }

    static String note(UploadRow row) {
        if (row.isResponsiveDone()) {
            return fetched(row.done().orElseThrow());
        }
        return row.preset().metadata() == MetadataPolicy.REMOVE_ALL && !row.state().retryable()
                ? Texts.of("upload.note.metadata")
                : "";
    }

    /** What browsers load of a responsive picture. */
    private static String fetched(Outcome.Done done) {
        return Texts.of(
                "upload.note.fetched",
                Amounts.bytes(done.bytesFetched(PHONE, PHONE_DENSITY)),
                Amounts.bytes(done.bytesFetched(LAPTOP, LAPTOP_DENSITY)));
    }

    /**
     * Describes how much smaller the copy is than its source; empty if that is not known.
     *
     * @param length of the copy in bytes; 0 if it is not known
     */
    static String saved(@Nullable ImageInfo known, long length) {
        return known == null || length == 0 ? "" : Amounts.change(known.bytes(), length);
    }

    /** Describes one copy. Until it is made, a lost animation is shown in place of its size. */
    private static String result(int width, int height, boolean still, long made, long length) {
        String pixels = Amounts.pixels(width, height);
        if (still && made == 0) {
            return Texts.of("upload.becomes-still", pixels);
        }
        return length == 0 ? pixels : pixels + " · " + Amounts.bytes(length);
    }

    /**
     * @param why the reason why its header can't be read; null if it can
     */
    static String status(RowState state, JobSnapshot snapshot, @Nullable DropsizeException why) {
        if (state == RowState.REVIEW && why != null) {
            return ErrorText.brief(why);
        }
        RetryState retryState = snapshot.retryState();
        if (retryState != null && state == RowState.RETRYING) {
            long seconds = Duration.between(Instant.now(), retryState.until()).toSeconds();
            return Texts.of(
                    "upload.state.retrying",
                    retryState.next(),
                    retryState.of(),
                    Math.max(0, seconds) + 1);
        }
        if (retryState != null && retryState.reason().kind().isSessionOver()) {
            return ErrorText.brief(retryState.reason());
        }
        return switch (snapshot.outcome()) {
            case Outcome.Failed(DropsizeException error) -> ErrorText.brief(error);
            case Outcome.Done done when done.published().lacksMirror() ->
                    ErrorText.brief(done.published().warnings().getLast());
            case Outcome.Done done when done.published().alreadyThere() ->
                    Texts.of("upload.state.already-there");
            case null, default -> Texts.of("upload.state." + state.name().toLowerCase(Locale.ROOT));
        };
    }

    /** A sentence about a destination, or one of its mirrors, that doesn't respond. */
    static String silent(String destination, List<String> mirrors) {
        String names =
                Stream.concat(Stream.of(destination), mirrors.stream())
                        .collect(Collectors.joining(", "));
        return Texts.of("upload.state.silent.detail", names);
    }

    /**
     * Returns the reason for waiting: of several, only the end of a session requires an action of
     * the user.
     */
    private static String reason(DropsizeException e) {
        return e.kind().isSessionOver() ? ErrorText.of(e) : ErrorText.happened(e);
    }

    /**
     * A sentence about the state; null if the short text is sufficient.
     *
     * @param why the reason why its header can't be read; null if it can
     */
    static @Nullable String detail(
            RowState state, JobSnapshot snapshot, @Nullable DropsizeException why) {
        if (state == RowState.REVIEW) {
            return why == null ? null : ErrorText.of(why);
        }
        RetryState retryState = snapshot.retryState();
        if (retryState != null) {
            return state == RowState.OFFLINE && !retryState.reason().kind().isSessionOver()
                    ? Texts.of("upload.offline", String.join(" ", retryState.reason().context()))
                    : reason(retryState.reason()) + " " + Texts.of("upload.by-itself");
        }
        return switch (snapshot.outcome()) {
            case Outcome.Failed(DropsizeException error) -> ErrorText.of(error);
            case Outcome.Done done when !done.published().warnings().isEmpty() ->
                    done.published().warnings().stream()
                            .map(ErrorText::of)
                            .collect(Collectors.joining(" "));
            case null, default -> null;
        };
    }
}
