package io.dropsize.ui.upload.model;

import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.FxThrottle;
import io.dropsize.ui.upload.intake.DropHandler;
import io.dropsize.ui.upload.intake.FrameBudget;
import io.dropsize.ui.upload.intake.HeaderReader;
import io.dropsize.ui.upload.intake.Notice;
import io.dropsize.ui.upload.intake.RowFeed;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.intake.UploadIntake;
import io.dropsize.ui.upload.intake.UploadStarter;
import io.dropsize.ui.upload.rows.BatchView;
import io.dropsize.ui.upload.rows.LastUpload;
import io.dropsize.ui.upload.rows.OpenBatch;
import io.dropsize.ui.upload.rows.PendingRow;
import io.dropsize.ui.upload.rows.RequestedRows;
import io.dropsize.ui.upload.rows.RowLinks;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The list of sources and their uploads. On the JavaFX thread; no method blocks or takes long,
 * whatever the number of rows.
 */
public final class UploadViewModel {
    private final UploadCore core;
    private final SettingsStore settings;
    private final HeaderReader headers;
    private final RowActions actions;
    private final Review review;
    private final UploadIntake intake;
    private final RowFeed feed;
    private final DropHandler drops;
    private final RowLinks links;
    private final ObservableList<UploadRow> rows = FXCollections.observableArrayList();
    private final Notice notice = new Notice();
    private final LastRun lastRun;
    private final OpenBatch batch = new OpenBatch(this::allEnded, this::catchUp);
    private final BatchReports batches;
    private final RowDescriptions descriptions;
    private final RequestedRows requested = new RequestedRows();
    private final ChangedRows changed = new ChangedRows();
    private final FxThrottle updates = new FxThrottle(this::catchUp);

    public UploadViewModel(
            UploadCore core, SettingsStore settings, Background background, DesktopServices desk) {
        this.core = core;
        this.settings = settings;
        this.lastRun = new LastRun(core.submissions(), notice);
        this.links =
                new RowLinks(
                        core.links(),
                        RememberedForm.of(settings, background, desk),
                        background,
                        desk);
        this.intake = new UploadIntake(core, settings, updates::trigger);
        this.drops = new DropHandler(intake, settings, background, notice, this::catchUp);
        AutoCopy copies =
                new AutoCopy(links, settings, desk, rows, requested::seek, updates::trigger);
        LocalLinksTip tip = new LocalLinksTip(settings, background, notice, desk);
        this.batches = new BatchReports(intake::mayBring, copies, tip, notice);
        UploadStarter starter = new UploadStarter(core, settings, this::touched);
        this.descriptions = new RowDescriptions(rows, core.engine());
        this.headers = new HeaderReader(core.engine(), this::touched);
        this.actions = new RowActions(rows, settings, starter, headers, this::goOff, this::removed);
        this.review = new Review(actions, lastRun::isOver);
        this.feed = new RowFeed(intake, headers, starter, this::placed);
        settings.onChange(
                now ->
                        Platform.runLater(
                                () -> {
                                    starter.settle(rows, now);
                                    tip.show(settings.get());
                                }));
    }

    public ObservableList<UploadRow> rows() {
        return rows;
    }

    /** The first row of the last drop; null before. */
    public ReadOnlyObjectProperty<@Nullable UploadRow> dropped() {
        return drops.first();
    }

    /** The rows that the user wants to see, such as failed ones. */
    public RequestedRows requestedRows() {
        return requested;
    }

    /** Reports the uploaded images of a batch when it has ended; of a large one the last 200. */
    public void onUploaded(Consumer<Plan> listener) {
        batches.onUploaded(listener);
    }

    public ReadOnlyObjectProperty<BatchView> batchView() {
        return batch.view();
    }

    public ReadOnlyObjectProperty<Optional<LastUpload>> lastUpload() {
        return batch.lastUpload();
    }

    /**
     * The number of images uploaded in this run, updated when a drop has ended or the remaining
     * uploads make no progress.
     */
    public ReadOnlyIntegerProperty stored() {
        return batch.stored();
    }

    /** Shows the last upload of an earlier run, until there is one in this run. */
    public void remember(LastUpload earlier) {
        batch.remember(earlier);
    }

    /** What is shown above the list. */
    public Notice notice() {
        return notice;
    }

    /** Whether jobs of the last run are expected that are not in the list yet. */
    public ReadOnlyBooleanProperty recalling() {
        return lastRun.recalling();
    }

    /** Restores and resumes the jobs of the last run. */
    public void recall() {
        lastRun.recall(drops);
    }

    /** Adds what is dropped or pasted. */
    public DropHandler drops() {
        return drops;
    }

    /**
     * Shows jobs that another program has submitted. Their links are not copied, because the
     * program receives them. Thread-safe.
     */
    public void accepted(List<Job> jobs, Preset preset, Destination destination) {
        intake.arrived(jobs, preset, destination);
    }

    /** The rows in review. */
    public Review review() {
        return review;
    }

    /** What can be done with selected rows. */
    public RowActions actions() {
        return actions;
    }

    /** The links of completed rows. */
    public RowLinks links() {
        return links;
    }

    /**
     * Cancels all images, including sources without a row and those that have not been found yet.
     * Returns when all are cancelled.
     */
    public void cancelAll() {
        intake.giveUp();
        actions.cancel(rows);
    }

    /**
     * Cancels all images in several tasks if there are many, then ends a pause. Otherwise like
     * {@link #cancelAll}.
     */
    public void cancelAllAndResume() {
        intake.giveUp();
        Cancellation.start(
                rows.stream().filter(row -> row.state().active()).toList(), this::resume);
    }

    /** The journal has been open since {@link #recall}, so this doesn't block. */
    public void pause() {
        core.submissions().pause();
        catchUp();
    }

    public void resume() {
        core.submissions().unpause();
        lastRun.isOver();
        catchUp();
    }

    public boolean paused() {
        return core.submissions().paused();
    }

    public RowDescriptions descriptions() {
        return descriptions;
    }

    /** Shows later what has changed about a row. From any thread. */
    public void touched(UploadRow row) {
        changed.add(row);
        updates.trigger();
    }

    private void removed() {
        if (rows.isEmpty()) {
            notice.say("");
        }
        catchUp();
    }

    private void goOff(List<UploadRow> some) {
        List<UploadRow> uploads = // The links of the others have been copied already.
                some.stream().filter(row -> !row.job().sendsToMirrorsOnly()).toList();
        batches.addTogether(uploads);
        uploads.forEach(batch::goesOff);
        catchUp();
    }

    /**
     * Shows changes that other threads have made, as many as time permits; the next task shows the
     * others.
     */
    private void catchUp() {
        FrameBudget budget = new FrameBudget();
        List<UploadRow> fresh = feed.take(budget, rows.size());
        if (!fresh.isEmpty()) {
            rows.addAll(fresh);
            drops.arrived(fresh);
            updates.trigger();
        }
        changed.refresh(budget, headers::read);
        if (!changed.isEmpty() || budget.isSpent()) {
            updates.trigger();
        }
        boolean dropEnded = batches.endCompleted(rows);
        batch.show(rows, dropEnded, drops.moreToCome() || batches.isWriting(), paused());
    }

    /** Adds a new row to the batch of its drop, unless it is in review. */
    private void placed(UploadRow row, PendingRow arrival) {
        if (arrival.starts()) {
            batch.goesOff(row);
            changed.add(row); // The row may have changed before the listener was registered.
        } else if (arrival.start() == PendingRow.Start.IS_OVER) {
            batch.hadEnded(row);
        } else {
            core.submissions().fetchForReview(arrival.job());
            row.refresh(); // The row is not in review yet.
            return;
        }
        batches.add(row, arrival);
    }

    /** Ends a pause when all jobs have ended, unless they are kept for the next start. */
    private void allEnded() {
        boolean resumes = paused() && !core.submissions().isClosing();
        if (resumes) {
            core.submissions().unpause();
        }
        if (resumes || actions.inReview().isEmpty()) {
            lastRun.isOver();
        }
    }
}
