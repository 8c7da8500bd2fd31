package io.dropsize.ui.upload.rows;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageInfo;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobSnapshot;
import io.dropsize.store.Destination;
import io.dropsize.store.link.Description;
import io.dropsize.ui.kit.Texts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * One source in the list. On the JavaFX thread only, except {@link #inspected} and {@link
 * #unreadable}.
 */
public final class UploadRow {
    private final ReadOnlyObjectWrapper<RowView> view = new ReadOnlyObjectWrapper<>();
    private Destination destination;
    private String elsewhere = "";
    private String goesTo;
    private Source source;
    private Job job;
    private Prediction prediction;
    private boolean fetched;

    private volatile Inspection header = Inspection.NONE;

    public UploadRow(PendingRow arrival) {
        this.job = arrival.job();
        this.source = job.request().source();
        this.prediction = Prediction.unknown(arrival.preset());
        this.destination = arrival.destination();
        this.goesTo = destination.name();
        refresh();
    }

    public Source source() {
        return source;
    }

    public Preset preset() {
        return prediction.preset();
    }

    public Destination destination() {
        return destination;
    }

    /** Returns the name of its destination. */
    public String goesTo() {
        return goesTo;
    }

    /**
     * Shows the name of its destination unless the header shows it.
     *
     * @param header the destination in the header
     * @return whether that changes what {@link #refresh} shows
     */
    public boolean nameDestination(String own, String header) {
        String before = elsewhere;
        goesTo = own;
        elsewhere = own.equals(header) ? "" : own;
        return !elsewhere.equals(before);
    }

    public ReadOnlyObjectProperty<RowView> view() {
        return view.getReadOnlyProperty();
    }

    public RowView now() {
        return view.get();
    }

    public Job job() {
        return job;
    }

    /** Its displayed state. */
    public RowState state() {
        return now().state();
    }

    /**
     * The description of the picture. Unless the user has entered an alternative text, it is the
     * one in the metadata, otherwise it follows the name.
     */
    public Description completedDescription() {
        return completed(description(), source, job.snapshot().plan());
    }

    /** Completes what the user has entered from the metadata or the name. Thread-safe. */
    static Description completed(Description entered, Source source, @Nullable Plan plan) {
        String suggested = plan == null ? null : plan.source().description().alt();
        return AltText.of(source.with(entered.orAlt(suggested)));
    }

    /** The description that the user has entered. */
    public Description description() {
        return job.request().source().description();
    }

    public void describe(Description description) {
        source = source.with(description);
        job.describe(description);
    }

    /** Sets what the user has said about the picture elsewhere. */
    public void described(Description description) {
        source = source.with(description);
        job.described(description);
    }

    /** Returns a note about removed metadata or what browsers load; empty for none. */
    public String note() {
        return RowTexts.note(this);
    }

    /** Makes its copy with this preset during review, also in later runs. */
    public void changePreset(Preset values) {
        job.changePreset(values);
        prediction = prediction.with(values);
        refresh();
    }

    /** Sets the preset and the destination to use from now on; {@link #refresh} shows them. */
    public void planWith(Preset otherPreset, Destination otherDestination) {
        prediction = prediction.with(otherPreset);
        destination = otherDestination;
    }

    public void rename(String name) {
        source = source.renamed(name);
        job.rename(name);
        refresh();
    }

    /** Sets the folders that precede the copy's key when the row is sent. */
    public void putBelow(String prefix) {
        source = source.with(source.context().below(prefix));
    }

    /** Replaces the ended job with its retry. */
    public void retried(Job retry) {
        job = retry;
    }

    /**
     * Shows the predicted length of its copy.
     *
     * @param with the preset that the copy was made with; ignored if it isn't the row's any more
     * @param length in bytes
     */
    public void predict(Preset with, long length) {
        if (with.equals(preset())) {
            prediction = new Prediction(with, length, null);
            refresh();
        }
    }

    /**
     * Shows during review the reason why no copy can be made.
     *
     * @param with the preset that was tried; ignored if it isn't the row's any more
     * @param why null if an upload may succeed nevertheless
     */
    public void predictFailure(Preset with, @Nullable DropsizeException why) {
        if (with.equals(preset())) {
            prediction = new Prediction(with, -1, state() == RowState.REVIEW ? why : null);
            refresh();
        }
    }

    /** Returns whether the prediction of its copy is complete, including a failure. */
    public boolean isPredicted() {
        return prediction.isComplete();
    }

    /** Returns whether it is in review and can be started. */
    public boolean isReady() {
        return state() == RowState.REVIEW && problem() == null;
    }

    /** Returns whether its header has been read. */
    public boolean isInspected() {
        return header.info() != null;
    }

    private @Nullable DropsizeException problem() {
        DropsizeException why = header.problem();
        return why == null ? prediction.problem() : why;
    }

    /** Clears the problem, because the header is read again. */
    public void forgetProblem() {
        header = new Inspection(null, null, header.bytes());
        prediction = Prediction.unknown(preset());
        refresh();
    }

    /** Sets the values of the header, which {@link #refresh} shows. Thread-safe. */
    public void inspected(ImageInfo found) {
        header = new Inspection(found, null, null);
    }

    /**
     * Sets the reason why the header can't be read, which {@link #refresh} shows. Thread-safe.
     *
     * @param size in bytes; null if it is unknown as well
     */
    public void unreadable(DropsizeException why, @Nullable Long size) {
        header = new Inspection(null, why, size);
    }

    /**
     * Returns whether a retry can succeed: of an upload that has failed or was cancelled, or of one
     * that a mirror lacks.
     */
    public boolean canRetry() {
        return now().retryable();
    }

    /**
     * Returns whether it has failed, or one of its mirrors has, and can succeed with a retry. That
     * excludes cancelled rows.
     */
    public boolean isFailedUpload() {
        return (state() == RowState.FAILED || state() == RowState.DONE) && canRetry();
    }

    public boolean isDone() {
        return done().isPresent();
    }

    /** Its result, if it is done. */
    public Optional<Outcome.Done> done() {
        return Optional.ofNullable(job.snapshot().outcome())
                .filter(Outcome.Done.class::isInstance)
                .map(Outcome.Done.class::cast);
    }

    /** Returns whether the image has been loaded from the web since the last call. */
    public boolean takeFetched() {
        boolean now = fetched;
        fetched = false;
        return now;
    }

    /** Updates the row from its job. */
    public void refresh() {
        JobSnapshot snapshot = job.snapshot();
        Source now = job.request().source();
        if (!source.isFetched() && now.isFetched()) {
            source = now;
            prediction = Prediction.unknown(preset());
            fetched = true;
        }
        RowState state = RowState.of(snapshot.state());
        Plan plan = snapshot.plan();
        Inspection read = header;
        ImageInfo known = plan == null ? read.info() : plan.info();
        long length = prediction.length(snapshot);
        boolean silent = job.isWithoutResponse();
        view.set(
                new RowView(
                        source.name().replaceAll("\\p{Cntrl}+", " "),
                        preset(),
                        elsewhere,
                        RowTexts.source(known, read.bytes()),
                        RowTexts.result(snapshot, known, preset(), length),
                        RowTexts.saved(known, prediction.isResponsive(plan) ? 0 : length),
                        state,
                        state.canRetry(snapshot, read.problem()),
                        silent
                                ? Texts.of("upload.state.silent")
                                : RowTexts.status(state, snapshot, problem()),
                        silent
                                ? RowTexts.silent(goesTo, destination.mirrors())
                                : RowTexts.detail(state, snapshot, problem()),
                        snapshot.bytes() == 0 ? -1 : (double) snapshot.sent() / snapshot.bytes()));
    }

    /** Returns whether all copies of a responsive picture are uploaded. */
    public boolean isResponsiveDone() {
        return done().filter(done -> done.plan().isResponsive()).isPresent();
    }
}
