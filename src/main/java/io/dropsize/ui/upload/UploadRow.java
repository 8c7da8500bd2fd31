package io.dropsize.ui.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobSnapshot;
import io.dropsize.pipeline.queue.Setback;
import io.dropsize.store.Destination;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Texts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One source in the list. On the JavaFX thread only, but for {@link #inspected} and {@link
 * #unreadable}.
 */
final class UploadRow {
    private final ReadOnlyObjectWrapper<RowView> view = new ReadOnlyObjectWrapper<>();
    private Destination destination;
    private String elsewhere = "";
    private String goesTo;
    private Preset preset;
    private Source source;
    private @Nullable String typedAlt;
    private Job job;
    private boolean fetched;
    private volatile @Nullable ImageInfo info;
    private volatile @Nullable DropsizeException problem;
    private volatile @Nullable Long bytes;

    UploadRow(Arrival arrival) {
        this.job = arrival.job();
        this.source = job.request().source();
        this.preset = arrival.preset();
        this.destination = arrival.destination();
        this.goesTo = destination.name();
        refresh();
    }

    Source source() {
        return source;
    }

    Preset preset() {
        return preset;
    }

    Destination destination() {
        return destination;
    }

    /** The name of the destination that it goes to or went to. */
    String goesTo() {
        return goesTo;
    }

    /**
     * Shows the name of its destination unless the header shows it.
     *
     * @param header the destination in the header
     */
    void nameDestination(String own, String header) {
        String before = elsewhere;
        goesTo = own;
        elsewhere = own.equals(header) ? "" : own;
        if (!elsewhere.equals(before)) {
            refresh();
        }
    }

    ReadOnlyObjectProperty<RowView> view() {
        return view.getReadOnlyProperty();
    }

    RowView now() {
        return view.get();
    }

    Job job() {
        return job;
    }

    /** Where it stands, as it is shown. */
    RowState state() {
        return now().state();
    }

    /** What is read out in place of the picture. */
    String alt() {
        String typed = typedAlt;
        return typed == null ? AltText.of(source.stem()) : typed;
    }

    /** Until it is typed, it follows the name. */
    void alt(String words) {
        if (!words.equals(alt())) {
            typedAlt = words;
        }
    }

    /**
     * What happens to its metadata; empty where there is nothing to say or there will be no copy.
     */
    String note() {
        return preset.metadata() == MetadataPolicy.REMOVE_ALL && !state().retryable()
                ? Texts.of("upload.note.metadata")
                : "";
    }

    /** From now on it is to be made and sent like this. */
    void planWith(Preset otherPreset, Destination otherDestination) {
        preset = otherPreset;
        destination = otherDestination;
        refresh();
    }

    void rename(String name) {
        source = source.renamed(name);
        refresh();
    }

    void retried(Job anew) {
        job = anew;
    }

    /** Whether it waits for the user and can be sent. */
    boolean isReady() {
        return state() == RowState.REVIEW && problem == null;
    }

    /** The header has been read; {@link #refresh} shows it. From any thread. */
    void inspected(ImageInfo found) {
        info = found;
    }

    /**
     * The header can't be read; {@link #refresh} shows why. From any thread.
     *
     * @param size in bytes; null if that can't be told either
     */
    void unreadable(DropsizeException why, @Nullable Long size) {
        bytes = size;
        problem = why;
    }

    /** Whether it has failed or was cancelled, and can succeed if it is sent again. */
    boolean canRetry() {
        return now().retryable();
    }

    private static boolean retryable(RowState state, JobSnapshot snapshot) {
        return snapshot.outcome() instanceof Outcome.Failed(DropsizeException error)
                ? !error.kind().needsOtherSource()
                : state == RowState.CANCELLED;
    }

    boolean isDone() {
        return done().isPresent();
    }

    /** How it ended, if it is done. */
    Optional<Outcome.Done> done() {
        return Optional.ofNullable(job.snapshot().outcome())
                .filter(Outcome.Done.class::isInstance)
                .map(Outcome.Done.class::cast);
    }

    /** Whether the image has been loaded from the web since this was last asked. */
    boolean takeFetched() {
        boolean now = fetched;
        fetched = false;
        return now;
    }

    /** Takes over what is known now. */
    void refresh() {
        JobSnapshot snapshot = job.snapshot();
        Source now = job.request().source();
        if (!source.isFetched() && now.isFetched()) {
            source = now;
            fetched = true;
        }
        RowState state = RowState.of(snapshot.state());
        view.set(
                new RowView(
                        source.name().replaceAll("\\p{Cntrl}+", " "),
                        elsewhere,
                        sourceText(snapshot),
                        resultText(snapshot),
                        savedText(snapshot),
                        state,
                        retryable(state, snapshot),
                        statusText(state, snapshot),
                        detail(state, snapshot),
                        snapshot.bytes() == 0 ? -1 : (double) snapshot.sent() / snapshot.bytes()));
    }

    private String sourceText(JobSnapshot snapshot) {
        Plan plan = snapshot.plan();
        ImageInfo known = plan == null ? info : plan.info();
        Long size = bytes;
        return known == null
                ? size == null ? "" : Amounts.bytes(size)
                : Amounts.pixels(known.width(), known.height())
                        + " · "
                        + Amounts.bytes(known.bytes());
    }

    private String resultText(JobSnapshot snapshot) {
        if (snapshot.plan() == null) {
            return planned();
        }
        RenderSpec spec = snapshot.plan().spec();
        String size = Amounts.pixels(spec.width(), spec.height());
        if (snapshot.bytes() == 0 && snapshot.plan().losesAnimation()) {
            return Texts.of("upload.becomes-still", size);
        }
        return snapshot.bytes() == 0 ? size : size + " · " + Amounts.bytes(snapshot.bytes());
    }

    private String planned() {
        ImageInfo known = info;
        if (known == null) {
            return "";
        }
        var size = preset.size().apply(known.width(), known.height());
        String pixels = Amounts.pixels(size.width(), size.height());
        return preset.losesAnimation(known) ? Texts.of("upload.becomes-still", pixels) : pixels;
    }

    private static String savedText(JobSnapshot snapshot) {
        return snapshot.plan() == null || snapshot.bytes() == 0
                ? ""
                : Amounts.change(snapshot.plan().info().bytes(), snapshot.bytes());
    }

    private String statusText(RowState state, JobSnapshot snapshot) {
        DropsizeException why = problem;
        if (state == RowState.REVIEW && why != null) {
            return ErrorText.brief(why);
        }
        Setback setback = snapshot.setback();
        if (setback != null && state == RowState.RETRYING) {
            long seconds = Duration.between(Instant.now(), setback.until()).toSeconds();
            return Texts.of(
                    "upload.state.retrying",
                    setback.next(),
                    setback.of(),
                    Math.max(0, seconds) + 1);
        }
        return switch (snapshot.outcome()) {
            case Outcome.Failed(DropsizeException error) -> ErrorText.brief(error);
            case Outcome.Done done when done.published().alreadyThere() ->
                    Texts.of("upload.state.already-there");
            case null, default ->
                    Texts.of("upload.state." + state.name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    private @Nullable String detail(RowState state, JobSnapshot snapshot) {
        DropsizeException why = problem;
        if (state == RowState.REVIEW) {
            return why == null ? null : ErrorText.of(why);
        }
        Setback setback = snapshot.setback();
        if (setback != null) {
            return state == RowState.OFFLINE
                    ? Texts.of("upload.offline", String.join(" ", setback.reason().context()))
                    : ErrorText.happened(setback.reason()) + " " + Texts.of("upload.by-itself");
        }
        return switch (snapshot.outcome()) {
            case Outcome.Failed(DropsizeException error) -> ErrorText.of(error);
            case Outcome.Done done when done.published().warning() != null ->
                    ErrorText.of(done.published().warning());
            case null, default -> null;
        };
    }
}
