package io.dropsize.ui.upload;

import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.BatchProgress;
import io.dropsize.pipeline.Job;
import io.dropsize.pipeline.JobRequest;
import io.dropsize.pipeline.LinkMaker;
import io.dropsize.pipeline.Outcome;
import io.dropsize.pipeline.Preset;
import io.dropsize.pipeline.Source;
import io.dropsize.pipeline.SourceScanner;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.store.LinkForm;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.Relay;
import io.dropsize.ui.kit.Texts;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of sources and what happens to them. Everything on the JavaFX thread; nothing here
 * blocks.
 */
public final class UploadViewModel {
    private final UploadCore core;
    private final SettingsStore settings;
    private final Background background;
    private final Desk desk;
    private final HeaderReader headers;
    private final ObservableList<UploadRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<BatchView> batchView =
            new ReadOnlyObjectWrapper<>(BatchView.IDLE);
    private final ReadOnlyObjectWrapper<Optional<LastUpload>> lastUpload =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty notice = new SimpleStringProperty("");
    private final Batch batch = new Batch();
    private boolean batchOpen;
    private final Set<UploadRow> changed = ConcurrentHashMap.newKeySet();
    private final Queue<Source> found = new ConcurrentLinkedQueue<>();
    private final Relay relay = new Relay(this::catchUp);

    public UploadViewModel(
            UploadCore core, SettingsStore settings, Background background, Desk desk) {
        this.core = core;
        this.settings = settings;
        this.background = background;
        this.desk = desk;
        this.headers = new HeaderReader(core.engine(), this::touched);
        settings.onChange(now -> Platform.runLater(() -> replan(now)));
    }

    ObservableList<UploadRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<BatchView> batchView() {
        return batchView.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<LastUpload>> lastUpload() {
        return lastUpload.getReadOnlyProperty();
    }

    /** What has to be said about the last drop; empty for nothing. */
    StringProperty notice() {
        return notice;
    }

    /** Takes files and folders: their images become rows, in order. */
    public void add(List<Path> paths) {
        notice.set("");
        background.run(
                () ->
                        core.scanner()
                                .scan(
                                        paths,
                                        source -> {
                                            found.add(source);
                                            relay.poke();
                                        }),
                this::reportScan,
                error -> notice.set(ErrorText.of(error)));
    }

    /** Takes one source that is no file. */
    public void add(Source source) {
        found.add(source);
        takeFound();
    }

    /** Sends off all rows that wait for the user. */
    public void sendReviewed() {
        rows.stream()
                .filter(row -> row.now().state() == RowState.REVIEW)
                .toList()
                .forEach(this::sendOff);
        catchUp();
    }

    void retry(Collection<UploadRow> some) {
        some.stream().filter(row -> row.now().state().retryable()).toList().forEach(this::sendOff);
        catchUp();
    }

    void cancel(Collection<UploadRow> some) {
        some.forEach(row -> row.job().ifPresent(Job::cancel));
    }

    public void cancelAll() {
        cancel(rows);
    }

    public void pause() {
        core.queue().pause();
        catchUp();
    }

    public void resume() {
        core.queue().resume();
        catchUp();
    }

    public boolean paused() {
        return core.queue().paused();
    }

    /**
     * Takes rows off the list; those under way are cancelled first. What is uploaded stays
     * uploaded.
     */
    void remove(Collection<UploadRow> some) {
        Set<UploadRow> gone = new HashSet<>(some);
        cancel(gone);
        rows.removeAll(gone);
        if (rows.isEmpty()) {
            notice.set("");
        }
    }

    /** Copies the links of those rows that are done, one a line. */
    void copyLinks(Collection<UploadRow> some, LinkForm form) {
        List<UploadRow> done = some.stream().filter(row -> row.done().isPresent()).toList();
        if (done.isEmpty()) {
            return;
        }
        background.run(
                () -> done.stream().map(row -> link(row, form)).collect(Collectors.joining("\n")),
                text -> {
                    desk.copy(text);
                    desk.say(Texts.of("upload.copied", done.size()));
                },
                error -> desk.say(ErrorText.of(error)));
    }

    /** The link of a row that is done. Blocks. */
    String link(UploadRow row, LinkForm form) {
        Outcome.Done done = row.done().orElseThrow();
        var spec = done.plan().spec();
        return core.links()
                .link(
                        form,
                        new LinkMaker.Target(
                                row.destination(),
                                done.published().key(),
                                row.alt(),
                                spec.width(),
                                spec.height()),
                        LinkMaker.USUAL_LIFE);
    }

    LinkForm usualForm() {
        return Optional.ofNullable(settings.get().copied()).orElse(LinkForm.URL);
    }

    List<UploadRow> inReview() {
        return rows.stream().filter(row -> row.now().state() == RowState.REVIEW).toList();
    }

    private void touched(UploadRow row) {
        changed.add(row);
        relay.poke();
    }

    private void sendOff(UploadRow row) {
        Settings now = settings.get();
        Destination destination =
                now.destinations().stream()
                        .filter(known -> known.name().equals(row.destination().name()))
                        .findFirst()
                        .orElse(now.chosenDestination());
        row.planWith(row.preset(), destination);
        if (!batch.isEmpty() && !batch.progress().running()) {
            batch.clear();
        }
        JobRequest request =
                new JobRequest(row.source(), row.preset(), core.publishing().to(destination));
        Job job = core.queue().submit(request, () -> touched(row));
        row.sentOff(job);
        batch.add(row, System.nanoTime());
        batchOpen = true;
        background.executor().execute(new JobTask(job));
    }

    /** Brings what happened on other threads onto the screen. */
    private void catchUp() {
        takeFound();
        List<UploadRow> some = List.copyOf(changed);
        changed.removeAll(some);
        some.forEach(UploadRow::refresh);
        BatchProgress progress = batch.progress();
        batchView.set(batch.isEmpty() ? BatchView.IDLE : batch.view(progress, System.nanoTime()));
        if (batchOpen && !progress.running()) {
            batchOpen = false;
            batchEnded();
        }
    }

    private void takeFound() {
        Settings now = settings.get();
        List<UploadRow> fresh = new ArrayList<>();
        for (Source source = found.poll(); source != null; source = found.poll()) {
            fresh.add(new UploadRow(source, now.chosenPreset(), now.chosenDestination()));
        }
        rows.addAll(fresh);
        if (now.reviewFirst()) {
            fresh.forEach(headers::read);
        } else {
            fresh.forEach(this::sendOff);
            fresh.forEach(headers::read);
        }
        if (!fresh.isEmpty()) {
            relay.poke();
        }
    }

    private void replan(Settings now) {
        Preset preset = now.chosenPreset();
        Destination destination = now.chosenDestination();
        inReview().forEach(row -> row.planWith(preset, destination));
    }

    private void reportScan(SourceScanner.Report report) {
        catchUp();
        List<String> others = report.others();
        String left =
                switch (others.size()) {
                    case 0 -> "";
                    case 1 -> Texts.of("upload.left-out.one", others.getFirst());
                    default -> Texts.of("upload.left-out.many", others.size());
                };
        notice.set(
                Stream.concat(Stream.of(left), report.problems().stream().map(ErrorText::of))
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining(" ")));
    }

    private void batchEnded() {
        List<UploadRow> done = batch.rows().stream().filter(row -> row.done().isPresent()).toList();
        LinkForm form = settings.get().copied();
        if (form != null) {
            copyLinks(done, form);
        }
        if (!done.isEmpty()) {
            lastUpload.set(Optional.of(new LastUpload(done.size(), Instant.now())));
        }
    }
}
