package io.dropsize.ui.upload.model;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.store.link.LinkForm;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.FxThrottle;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.upload.intake.DropHandler;
import io.dropsize.ui.upload.intake.DropItem;
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
import io.dropsize.ui.upload.rows.RowLinks;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.Sought;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The list of sources and their uploads. On the JavaFX thread; nothing here blocks, and no task
 * takes long, however many rows there are.
 */
public final class UploadViewModel {
    private final UploadCore core;
    private final SettingsStore settings;
    private final HeaderReader headers;
    private final UploadIntake intake;
    private final RowFeed feed;
    private final DropHandler drops;
    private final UploadStarter dispatch;
    private final LinkChoice choice;
    private final RowLinks links;
    private final ObservableList<UploadRow> rows = FXCollections.observableArrayList();
    private final Notice notice = new Notice();
    private final ReviewFolder reviewFolder = new ReviewFolder();
    private final LastRun lastRun;
    private final OpenBatch batch = new OpenBatch(this::allEnded, this::catchUp);
    private final BatchReports batches;
    private final Sought sought = new Sought();
    private final ChangedRows changed = new ChangedRows();
    private final FxThrottle relay = new FxThrottle(this::catchUp);

    public UploadViewModel(
            UploadCore core, SettingsStore settings, Background background, DesktopServices desk) {
        this.core = core;
        this.settings = settings;
        this.lastRun = new LastRun(core.submissions(), notice);
        this.choice = RememberedForm.of(settings, background, desk);
        this.links = new RowLinks(core.links(), choice, background, desk);
        this.intake = new UploadIntake(core, settings, relay::poke);
        this.drops = new DropHandler(intake, settings, background, notice, this::catchUp);
        AutoCopy copies = new AutoCopy(links, settings, desk, rows, sought::seek, relay::poke);
        LocalLinksTip tip = new LocalLinksTip(settings, background, notice, desk);
        this.batches = new BatchReports(intake::mayBring, copies, tip, notice);
        this.dispatch = new UploadStarter(core, settings, this::touched);
        this.headers = new HeaderReader(core.engine(), this::touched);
        this.feed = new RowFeed(intake, headers, dispatch, this::placed);
        settings.onChange(
                now ->
                        Platform.runLater(
                                () -> {
                                    dispatch.settle(rows, now);
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

    /** The rows that the user wants to see, such as failed ones; empty before. */
    public ReadOnlyObjectProperty<List<UploadRow>> sought() {
        return sought.rows();
    }

    /**
     * Shows the view when the user wants to see rows of it.
     *
     * @param show called each time
     */
    public void onSought(Runnable show) {
        sought.onSought(show);
    }

    /**
     * Reports the uploaded images of a batch when it has ended; of a large batch only the last 200.
     *
     * @param listener called on the JavaFX thread
     */
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

    /** The message about the last drop; empty for none. */
    public ReadOnlyStringProperty notice() {
        return notice.text();
    }

    /** Whether the notice has a button to add a bucket. */
    public ReadOnlyBooleanProperty bucketIsOffered() {
        return notice.offersBucket();
    }

    /** Whether jobs of the last run are expected that are not in the list yet. */
    public ReadOnlyBooleanProperty recalling() {
        return lastRun.recalling();
    }

    /** Restores and resumes the jobs of the last run. */
    public void recall() {
        lastRun.recall(drops);
    }

    /** Shows a warning above the list, until the user closes it. */
    public void warn(DropsizeException problem) {
        notice.warn(ErrorText.of(problem));
    }

    /** Removes all messages above the list. */
    public void closeNotice() {
        notice.close();
    }

    /** Adds files and folders: their images become rows, in order. */
    public void add(List<Path> paths) {
        List<DropItem> items = paths.stream().<DropItem>map(DropItem.OfFile::new).toList();
        take(() -> items, () -> {});
    }

    /**
     * Adds dropped or pasted items: their images become rows, in order.
     *
     * @param items finds them; may block
     * @param nothing called if there are none
     */
    public void take(Callable<List<DropItem>> items, Runnable nothing) {
        drops.add(items, nothing);
    }

    /** Adds one source that is not a file. */
    public void add(Source source) {
        drops.add(() -> source);
    }

    /**
     * Adds one source that must be created first, such as a pasted picture. It uses the destination
     * that the window shows now, however long that takes.
     *
     * @param source creates it, on another thread
     */
    public void add(Callable<Source> source) {
        drops.add(source);
    }

    /**
     * Shows jobs that another program has submitted. Their links are not copied, as the program
     * receives them. From any thread.
     */
    public void accepted(List<Job> jobs, Preset preset, Destination destination) {
        intake.arrived(jobs, preset, destination);
    }

    /** The folder to which rows in review are sent. */
    public ReviewFolder reviewFolder() {
        return reviewFolder;
    }

    /** Starts all rows in review, unless their folder can't be used. */
    public void sendReviewed() {
        List<UploadRow> ready = inReview();
        reviewFolder
                .take()
                .ifPresent(
                        prefix -> {
                            ready.forEach(row -> row.putBelow(prefix));
                            sendOff(ready);
                            lastRun.isOver();
                        });
    }

    /** Those in review are read again, the others are sent again. */
    public void retry(Collection<UploadRow> some) {
        List<UploadRow> retryable = some.stream().filter(UploadRow::canRetry).toList();
        retryable.stream()
                .filter(row -> row.state() == RowState.REVIEW)
                .forEach(headers::readAgain);
        sendOff(retryable.stream().filter(row -> row.state() != RowState.REVIEW).toList());
    }

    /** Retries all failed rows that can succeed. */
    public void retryFailed() {
        sendOff(
                rows.stream()
                        .filter(row -> row.state() == RowState.FAILED && row.canRetry())
                        .toList());
    }

    /** Sends rows to another destination, if possible. */
    public void sendTo(Collection<UploadRow> some, String destination) {
        goOff(dispatch.sendTo(some, destination));
    }

    /** The names of the other destinations that these rows can be sent to. */
    public List<String> otherDestinations(Collection<UploadRow> some) {
        return settings.get().destinations().stream()
                .map(Destination::name)
                .filter(name -> !some.stream().allMatch(row -> row.goesTo().equals(name)))
                .toList();
    }

    public void cancel(Collection<UploadRow> some) {
        some.stream().filter(row -> row.state().active()).forEach(row -> row.job().cancel());
    }

    /**
     * Cancels all images, including sources without a row and those that have not been found yet.
     * All are cancelled on return.
     */
    public void cancelAll() {
        intake.giveUp();
        cancel(rows);
    }

    /** As {@link #cancelAll}, but in several tasks if there are many; ends a pause afterwards. */
    public void cancelAllAndResume() {
        intake.giveUp();
        Cancellation.start(
                rows.stream().filter(row -> row.state().active()).toList(), this::resume);
    }

    /** The number of running images. */
    public int unfinished() {
        return (int) rows.stream().filter(row -> row.state().active()).count();
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

    /**
     * Removes rows from the list; running ones are cancelled first. Uploaded images stay uploaded.
     */
    public void remove(Collection<UploadRow> some) {
        Set<UploadRow> gone = new HashSet<>(some);
        gone.forEach(row -> row.job().dismiss());
        if (gone.size() == rows.size()) {
            rows.clear();
        } else {
            rows.setAll(rows.stream().filter(row -> !gone.contains(row)).toList());
        }
        if (rows.isEmpty()) {
            notice.say("");
        }
        catchUp();
    }

    /** Removes all rows that have ended or can't be read. */
    public void clear() {
        remove(rows.stream().filter(row -> !row.state().active() && !row.isReady()).toList());
    }

    /** Removes completed rows. */
    public void removeDone() {
        remove(rows.stream().filter(row -> row.state() == RowState.DONE).toList());
    }

    /** Copies the links of completed rows, one per line. */
    public void copyLinks(Collection<UploadRow> some) {
        links.copy(some, choice.form().get());
    }

    /** Copies the elements of responsive pictures that are at the top of a page. */
    public void copyFirst(Collection<UploadRow> some) {
        links.copyFirst(some);
    }

    /** The link of a completed row. Blocks. */
    public String link(UploadRow row, LinkForm form) {
        return links.of(row, form);
    }

    /** The alternative text of an image without one, from its metadata or name. Blocks. */
    public String suggestedAlt(UploadRow row) {
        Source source = row.source();
        return source.isFetched()
                ? core.engine().description(source.input()).orElseGet(() -> row.words().text())
                : row.words().text();
    }

    /** The form in which links are shown and copied, for all views. */
    public LinkChoice linkChoice() {
        return choice;
    }

    /** The rows in review that can be started: unreadable images stay. */
    public List<UploadRow> inReview() {
        return rows.stream().filter(UploadRow::isReady).toList();
    }

    /** Shows later what has changed about a row. From any thread. */
    public void touched(UploadRow row) {
        changed.add(row);
        relay.poke();
    }

    private void sendOff(List<UploadRow> some) {
        dispatch.sendOff(some);
        goOff(some);
    }

    private void goOff(List<UploadRow> some) {
        batches.addTogether(some);
        some.forEach(batch::goesOff);
        catchUp();
    }

    /** Shows changes from other threads; remaining ones in the next task. */
    private void catchUp() {
        FrameBudget budget = new FrameBudget();
        List<UploadRow> fresh = feed.take(budget, rows.size());
        if (!fresh.isEmpty()) {
            rows.addAll(fresh);
            drops.arrived(fresh);
            relay.poke();
        }
        changed.refresh(budget, headers::read);
        if (!changed.isEmpty() || budget.isSpent()) {
            relay.poke();
        }
        boolean dropEnded = batches.endThoseOver(rows);
        batch.show(rows, dropEnded, drops.moreToCome() || batches.isWriting(), paused());
    }

    /** Each row belongs to the batch of its drop, unless it is in review. */
    private void placed(UploadRow row, PendingRow arrival) {
        if (arrival.starts()) {
            batch.goesOff(row);
            changed.add(row); // It may have changed before the listener was registered.
        } else if (arrival.start() == PendingRow.Start.IS_OVER) {
            batch.hadEnded(row);
        } else {
            core.submissions().fetchForReview(arrival.job());
            row.refresh(); // It is not in review yet.
            return;
        }
        batches.add(row, arrival);
    }

    /** A pause ends with the work that it has stopped, unless that is kept for the next start. */
    private void allEnded() {
        boolean resumes = paused() && !core.submissions().isClosing();
        if (resumes) {
            core.submissions().unpause();
        }
        if (resumes || inReview().isEmpty()) {
            lastRun.isOver();
        }
    }
}
