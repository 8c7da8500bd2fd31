package io.dropsize.ui.upload.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.history.SqliteJournal;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Mirror;
import io.dropsize.pipeline.publish.MirroringPublisher;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.publish.PublisherFactory;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.store.Destination;
import io.dropsize.store.link.LinkForm;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.upload.UploadKit;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.collections.ListChangeListener;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

class UploadViewModelTest {
    private static final Destination BACKUP = Destination.thisComputer().named("backup");

    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final QuietDesk desk = new QuietDesk();
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(2, 2, 4));

    @TempDir Path folder;
    private UploadViewModel model;
    private SettingsStore settings;

    @BeforeEach
    void open() throws TimeoutException {
        Window.startToolkit();
        settings = SettingsStore.open(folder.resolve("settings"));
        settings.update(Settings::withLocalLinksExplained);
        model = model(Journal.NONE);
    }

    private SqliteJournal journal() {
        return new SqliteJournal(folder.resolve("journal"), new JsonPresets());
    }

    private UploadViewModel model(Journal journal) {
        return model(journal, UploadKit.publishing(store));
    }

    private UploadViewModel model(Journal journal, PublisherFactory publishing) {
        UploadCore core = UploadKit.core(engine, queue, journal, publishing, store, settings);
        return UploadKit.model(core, settings, desk);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void aBatchThatEndsAtOnceStillBringsItsLinks() throws Exception {
        for (int i = 1; i <= 5; i++) {
            int copies = i;
            drop(picture("a" + i + ".jpg", "10x" + i));
            Window.waitUntil(() -> desk.copied.size() == copies);
        }
        assertThat(desk.copied)
                .allSatisfy(text -> assertThat(text).startsWith("http://").doesNotContain("\n"));
    }

    @Test
    void aSignedLinkIsCopiedWithItsExpiry() throws Exception {
        drop(picture("a.jpg", "10x1"), picture("b.jpg", "10x2"));
        Window.waitUntil(() -> !desk.said.isEmpty());

        Window.on(
                () ->
                        act(
                                () -> {
                                    model.links().choice().form().set(LinkForm.SIGNED);
                                    model.links().copy(model.rows());
                                }));

        Window.waitUntil(() -> desk.said.size() == 2);
        assertThat(desk.said)
                .containsExactly("2 links copied", "2 signed links copied (valid for 1 hour)");
    }

    @Test
    void aRowThatAMirrorLacksSaysSoAndItsRetryCopiesNoLinkAgain() throws Exception {
        MemoryStore backup = new MemoryStore();
        backup.lose();
        Mirror mirror = new Mirror("backup", () -> Optional.of(BACKUP), _ -> backup);
        model =
                model(
                        Journal.NONE,
                        (destination, keys) ->
                                new MirroringPublisher(
                                        new BucketPublisher(destination, store, Journal.NONE, keys),
                                        store,
                                        List.of(mirror)));
        drop(picture("a.jpg", "10x1"));
        Window.waitUntil(() -> desk.copied.size() == 1);
        UploadRow row = model.rows().getFirst();

        assertThat(row.state()).isEqualTo(RowState.DONE);
        assertThat(row.now().status()).isEqualTo("Mirror failed");
        assertThat(row.now().detail())
                .startsWith("The image is uploaded, but not to “backup”. Can’t reach host.");
        Window.waitUntil(() -> model.notice().lines().toString().contains("not to “backup”"));
        assertThat(model.batchView().get().retryable()).isEqualTo(1);

        backup.find();
        Window.on(this::retryAll);
        Window.waitUntil(() -> row.now().status().equals("Done"));

        assertThat(row.canRetry()).isFalse();
        assertThat(backup.objects.keySet()).isEqualTo(store.objects.keySet());
        assertThat(store.puts).hasValue(1);
        assertThat(desk.copied).hasSize(1);
    }

    @Test
    void failuresShiftNoLinkAndTheirRowsSayWhy() throws Exception {
        store.refusals.put("b-", new DropsizeException(ErrorKind.BUCKET_MISSING, "photos"));
        drop(
                picture("a.jpg", "10x1"),
                picture("b.jpg", "10x2"),
                picture("c.jpg", "no image"),
                picture("d.jpg", "10x4"));

        Window.waitUntil(() -> !desk.copied.isEmpty());

        List<String> links = desk.copied.getFirst().lines().toList();
        assertThat(links).hasSize(2);
        assertThat(links.get(0)).contains("/a-");
        assertThat(links.get(1)).contains("/d-");
        Window.waitUntil(() -> model.rows().get(1).state() == RowState.FAILED);
        assertThat(model.rows().get(1).now().detail()).contains("photos");
        Window.waitUntil(() -> model.rows().get(2).state() == RowState.FAILED);
        assertThat(model.rows().get(2).now().status()).isEqualTo("Not an image");
    }

    @Test
    void uploadedImagesAreReportedWhileOthersWait() throws Exception {
        store.refusals.put("b-", new DropsizeException(ErrorKind.SERVER_ERROR, "s3.test"));
        drop(picture("a.jpg", "10x1"), picture("b.jpg", "10x2"));

        Window.waitUntil(() -> model.stored().get() == 1);
        assertThat(model.actions().unfinished()).isEqualTo(1);
        drop(picture("c.jpg", "10x3"));
        drop(picture("d.jpg", "10x4"));

        Window.waitUntil(() -> model.stored().get() == 3);
        Window.on(() -> act(model::cancelAll));
        Window.waitUntil(() -> !model.batchView().get().running());
        drop(picture("e.jpg", "10x5"));
        Window.waitUntil(() -> model.stored().get() == 4);
    }

    @Test
    void onlyCopiesReportRemovedMetadata() throws Exception {
        drop(picture("a.jpg", "10x1"), picture("b.jpg", "no image"));
        Window.waitUntil(() -> !desk.copied.isEmpty());

        assertThat(model.rows().get(0).note()).isEqualTo("metadata removed");
        assertThat(model.rows().get(1).note()).isEmpty();
    }

    @Test
    void aProblemOfTheListIsShownUntilItIsClosed() throws Exception {
        DropsizeException broken = new DropsizeException(ErrorKind.JOURNAL_BROKEN, "aside.db");
        Window.on(() -> act(() -> model.notice().warn(broken)));
        drop(picture("a.jpg", "10x1"), picture("notes.txt", "no image"));
        Window.waitUntil(() -> model.notice().lines().toString().contains("notes.txt"));

        assertThat(model.notice().lines().toString()).contains("aside.db");

        drop(picture("b.jpg", "10x2"));
        Window.waitUntil(() -> !model.notice().lines().toString().contains("notes.txt"));
        assertThat(model.notice().lines().toString()).contains("aside.db");

        Window.on(() -> act(model.notice()::close));
        assertThat(model.notice().lines()).isEmpty();
    }

    @Test
    void aRowThatIsUploadedAutomaticallyHasNoSendAction() throws Exception {
        List<RowState> first = new CopyOnWriteArrayList<>();
        Window.on(
                () -> {
                    model.rows()
                            .addListener(
                                    (ListChangeListener<UploadRow>)
                                            change ->
                                                    first.add(change.getList().getLast().state()));
                    return true;
                });
        drop(picture("a.jpg", "10x1"));
        Window.waitUntil(() -> !desk.copied.isEmpty());

        assertThat(first).isNotEmpty().doesNotContain(RowState.REVIEW);
    }

    @Test
    void whatComesLateFromADropIsOfTheSameBatchAndAllLinksAreCopiedTogether() throws Exception {
        CountDownLatch rest = new CountDownLatch(1);
        model = model(new LateJournal(rest));
        drop(
                IntStream.range(0, 21)
                        .mapToObj(i -> picture("p" + i + ".jpg", "10x" + (i + 1)))
                        .toArray(Path[]::new));
        Window.waitUntil(
                () ->
                        model.rows().size() == 20
                                && model.rows().stream()
                                        .allMatch(row -> row.state() == RowState.DONE));
        assertThat(model.batchView().get().running()).isTrue();

        rest.countDown();

        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied.getFirst().lines()).hasSize(21);
    }

    /** Its disk is slow after the first jobs of a drop. */
    private record LateJournal(CountDownLatch rest) implements Journal {
        @Override
        public JournalBatch begin(Origin origin) {
            JournalBatch batch = Journal.NONE.begin(origin);
            return new JournalBatch() {
                private boolean first = true;

                @Override
                public List<JournalLine> accept(List<JobRequest> jobs, boolean held) {
                    if (!first) {
                        await();
                    }
                    first = false;
                    return batch.accept(jobs, held);
                }

                @Override
                public void close() {
                    batch.close();
                }
            };
        }

        @Override
        public boolean mayHaveUnfinished(Origin origin) {
            return false;
        }

        private void await() {
            try {
                rest.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public List<JournalEntry> unfinished(Origin origin) {
            return List.of();
        }

        @Override
        public boolean paused() {
            return false;
        }

        @Override
        public void pause(boolean paused) {}

        @Override
        public Optional<String> key(String destination, String contentKey) {
            return Optional.empty();
        }
    }

    @Test
    void theBarShowsThatUploadsArePaused() throws Exception {
        Window.on(() -> act(model::pause));
        drop(picture("a.jpg", "10x1"));
        Window.waitUntil(() -> model.batchView().get().running());
        assertThat(model.batchView().get().amounts()).isEqualTo("Paused");

        Window.on(() -> act(model::resume));
        Window.waitUntil(() -> state(0) == RowState.DONE);
        assertThat(model.batchView().get().amounts()).doesNotContain("Paused");
    }

    @Test
    void aFailedRowCanBeRetried() throws Exception {
        store.refusals.put("a-", new DropsizeException(ErrorKind.ACCESS_DENIED, "host"));
        drop(picture("a.jpg", "10x1"));
        Window.waitUntil(() -> state(0) == RowState.FAILED);

        store.refusals.clear();
        Window.on(() -> retryAll());

        Window.waitUntil(() -> state(0) == RowState.DONE);
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void linksAreInTheOrderOfTheListAlsoWhereARowGoesUpLaterThanThoseBelowIt() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        store.beforePut =
                key -> {
                    if (key.contains("b-")) {
                        await(later);
                    }
                };
        store.refusals.put("a-", new DropsizeException(ErrorKind.ACCESS_DENIED, "host"));
        drop(picture("a.jpg", "10x1"), picture("b.jpg", "10x2"));
        Window.waitUntil(() -> model.rows().size() == 2 && state(0) == RowState.FAILED);
        store.refusals.clear();
        Window.on(this::retryAll);
        Window.waitUntil(() -> state(0) == RowState.DONE);
        later.countDown();

        Window.waitUntil(() -> !desk.copied.isEmpty());

        assertThat(desk.copied.getFirst().lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("/a-"),
                        second -> assertThat(second).contains("/b-"));
    }

    @Test
    void withReviewFirstRowsWaitAndTakeNewNames() throws Exception {
        settings.update(now -> now.withReviewFirst(true));
        drop(picture("a.jpg", "10x1"), picture("b.jpg", "10x2"));
        Window.waitUntil(
                () ->
                        model.rows().size() == 2
                                && !model.rows().getFirst().now().source().isEmpty());
        assertThat(store.objects).isEmpty();

        Window.on(
                () -> {
                    model.rows().getFirst().rename("sunrise.jpg");
                    model.actions().remove(List.of(model.rows().get(1)));
                    model.review().send();
                    return true;
                });

        Window.waitUntil(() -> state(0) == RowState.DONE);
        assertThat(store.objects.keySet()).singleElement().asString().contains("sunrise-");
    }

    @Test
    void rowsInReviewGoToTheFolderThatTheUserNames() throws Exception {
        settings.update(now -> now.withReviewFirst(true));
        drop(picture("a.jpg", "10x1"));
        Window.waitUntil(
                () ->
                        model.rows().size() == 1
                                && !model.rows().getFirst().now().source().isEmpty());

        Window.on(
                () -> {
                    model.review().folder().set("a//b");
                    model.review().send();
                    return true;
                });
        assertThat(state(0)).isEqualTo(RowState.REVIEW);
        assertThat(model.review().problem().get()).contains("“a//b”");
        Window.on(
                () -> {
                    model.review().folder().set("blog/2026");
                    model.review().send();
                    return true;
                });

        Window.waitUntil(() -> state(0) == RowState.DONE);
        assertThat(store.objects.keySet()).singleElement().asString().startsWith("blog/2026/");
        assertThat(model.review().folder().get()).isEmpty();
    }

    @Test
    void aCrashedImageInReviewCanBeReadAgain() throws Exception {
        settings.update(now -> now.withReviewFirst(true));
        engine.crashed.add("a.jpg");
        drop(picture("a.jpg", "10x1"));
        Window.waitUntil(() -> model.rows().size() == 1 && model.rows().getFirst().canRetry());

        Window.on(
                () -> {
                    model.actions().retry(model.rows());
                    return null;
                });

        Window.waitUntil(() -> model.rows().getFirst().isReady());
        Window.waitUntil(() -> !model.rows().getFirst().now().source().isEmpty());
        assertThat(state(0)).isEqualTo(RowState.REVIEW);
        assertThat(model.rows().getFirst().canRetry()).isFalse();
    }

    @Test
    void saysBeforehandThatAnAnimationWillStandStill() throws Exception {
        settings.update(
                known ->
                        known.withReviewFirst(true)
                                .withPresets(
                                        List.of(Preset.WEB_1600.withFormat(OutputFormat.JPEG))));
        drop(picture("a.gif", "10x1 animated"), picture("b.jpg", "10x2"));

        Window.waitUntil(
                () ->
                        model.rows().size() == 2
                                && model.rows().stream()
                                        .noneMatch(row -> row.now().result().isEmpty()));

        assertThat(model.rows().get(0).now().result()).contains("first frame only");
        assertThat(model.rows().get(1).now().result()).doesNotContain("first frame only");
    }

    @Test
    void cancellingEndsEveryRowAndCopiesNothing() throws Exception {
        engine.gate = new CountDownLatch(1);
        drop(
                IntStream.range(0, 8)
                        .mapToObj(i -> picture("a" + i + ".jpg", "10x1"))
                        .toArray(Path[]::new));
        Window.waitUntil(() -> model.rows().size() == 8);

        Window.on(
                () -> {
                    model.cancelAll();
                    return true;
                });

        Window.waitUntil(
                () ->
                        model.rows().stream()
                                .allMatch(row -> row.now().state() == RowState.CANCELLED));
        assertThat(desk.copied).isEmpty();
        assertThat(store.objects).isEmpty();
    }

    @Test
    void linksAreCopiedInTheChosenForm() throws Exception {
        settings.update(now -> now.withCopied(LinkForm.MARKDOWN));
        drop(picture("My cat.jpg", "10x1"));

        Window.waitUntil(() -> !desk.copied.isEmpty());

        assertThat(desk.copied.getFirst()).startsWith("![My cat](http://");
    }

    @Test
    void filesThatAreNoImagesAreReported() throws Exception {
        drop(picture("a.jpg", "10x1"), picture("1.txt", "x"), picture("2.txt", "x"));

        Window.waitUntil(
                () ->
                        model.notice()
                                .lines()
                                .toString()
                                .contains("Skipped 2 files that aren’t images: 1.txt"));
    }

    @Test
    void unfinishedJobsOfTheLastRunAreRestoredInOrderAndResume() throws Exception {
        try (SqliteJournal before = journal()) {
            Publisher publisher =
                    new BucketPublisher(Destination.thisComputer(), store, Journal.NONE);
            before.begin(Origin.WINDOW)
                    .accept(
                            IntStream.range(0, 5)
                                    .mapToObj(i -> picture("p" + i + ".jpg", "10x" + (i + 1)))
                                    .map(file -> request(file, publisher))
                                    .toList(),
                            false);
        }
        try (SqliteJournal journal = journal()) {
            model = model(journal);

            Window.on(() -> act(model::recall));

            Window.waitUntil(() -> !desk.copied.isEmpty());
            List<String> links = desk.copied.getFirst().lines().toList();
            assertThat(links).hasSize(5);
            assertThat(links.get(4)).contains("/p4-");
            assertThat(journal.unfinished(Origin.WINDOW)).isEmpty();
        }
    }

    /** Otherwise it would keep the jobs of a later crash waiting. */
    @Test
    void aPauseWithoutJobsEnds() throws Exception {
        try (SqliteJournal before = journal()) {
            before.pause(true);
        }
        try (SqliteJournal journal = journal()) {
            model = model(journal);

            Window.on(() -> act(model::recall));

            Window.waitUntil(() -> !journal.paused());
            assertThat(model.paused()).isFalse();
        }
    }

    @Test
    void ifTheUserHadPausedWhatWasLeftIsThereAndWaits() throws Exception {
        try (SqliteJournal before = journal()) {
            Publisher publisher =
                    new BucketPublisher(Destination.thisComputer(), store, Journal.NONE);
            Path file = picture("p.jpg", "10x1");
            before.begin(Origin.WINDOW).accept(List.of(request(file, publisher)), false);
            before.pause(true);
        }
        try (SqliteJournal journal = journal()) {
            model = model(journal);

            Window.on(() -> act(model::recall));

            Window.waitUntil(() -> model.rows().size() == 1);
            assertThat(model.paused()).isTrue();
            Window.waitUntil(() -> !model.notice().lines().isEmpty());
            assertThat(model.notice().lines().toString())
                    .contains("paused")
                    .doesNotContain("goes on");
            assertThat(state(0)).isEqualTo(RowState.WAITING);
            Window.on(() -> act(model::resume));
            Window.waitUntil(() -> state(0) == RowState.DONE);
        }
    }

    @Test
    void aRetriedRowShowsTheTryAndItsTime() throws Exception {
        store.refusals.put("a-", new DropsizeException(ErrorKind.SERVER_BUSY, "s3.test"));
        drop(picture("a.jpg", "10x1"));

        Window.waitUntil(() -> state(0) == RowState.RETRYING);

        assertThat(model.rows().getFirst().now().status())
                .matches("Retrying in\u00a0\\d\u00a0s \\(2\u00a0of\u00a05\\)");
        assertThat(model.rows().getFirst().now().detail())
                .contains("s3.test")
                .endsWith("It will resume automatically.");
    }

    @Test
    void withoutANetworkRowsShowThatTheyWaitAndResumeAutomatically() throws Exception {
        DropsizeException lost = new DropsizeException(ErrorKind.NETWORK_DOWN, "s3.test");
        store.refusals.put("a-", lost);
        store.broken = lost;
        drop(picture("a.jpg", "10x1"));
        Window.waitUntil(() -> state(0) == RowState.OFFLINE);
        Window.waitUntil(() -> model.batchView().get().amounts().contains("s3.test"));
        assertThat(model.rows().getFirst().now().status()).isEqualTo("Can’t reach server");
        assertThat(model.batchView().get().amounts()).startsWith("Can’t reach s3.test · retrying");

        store.refusals.clear();
        store.broken = null;

        Window.waitUntil(() -> state(0) == RowState.DONE);
    }

    @Test
    void whatIsDoneCanBeTakenOffAndWhatFailedStays() throws Exception {
        drop(picture("a.jpg", "10x1"), picture("b.jpg", "no image"), picture("c.jpg", "10x3"));
        Window.waitUntil(() -> !desk.copied.isEmpty());

        Window.on(() -> act(model.actions()::removeDone));

        assertThat(model.rows()).hasSize(1);
        assertThat(state(0)).isEqualTo(RowState.FAILED);
        assertThat(model.batchView().get().failed()).isEqualTo(1);
        assertThat(model.batchView().get().done()).isZero();
        assertThat(store.objects).hasSize(2);
    }

    @Test
    void whatWasDoneBeforeACrashIsCountedAndItsLinksAreCopiedWithTheOthers() throws Exception {
        try (SqliteJournal before = journal()) {
            Publisher publisher =
                    new BucketPublisher(Destination.thisComputer(), store, Journal.NONE);
            List<JobRequest> requests =
                    IntStream.range(0, 4)
                            .mapToObj(i -> picture("p" + i + ".jpg", "10x" + (i + 1)))
                            .map(file -> request(file, publisher))
                            .toList();
            List<JournalLine> lines = before.begin(Origin.WINDOW).accept(requests, false);
            Job first = queue.take(requests.getFirst(), lines.getFirst());
            queue.start(first);
            first.await();
        }
        try (SqliteJournal journal = journal()) {
            model = model(journal);

            Window.on(() -> act(model::recall));

            Window.waitUntil(() -> !desk.copied.isEmpty());
            List<String> links = desk.copied.getFirst().lines().toList();
            assertThat(links).hasSize(4);
            assertThat(links.getFirst()).contains("/p0-");
            assertThat(model.batchView().get().count()).isEqualTo("4 of 4 uploaded");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean act(Runnable action) {
        action.run();
        return true;
    }

    private static JobRequest request(Path file, Publisher publisher) {
        return new JobRequest(Source.of(file), Preset.WEB_1600, publisher);
    }

    private Boolean retryAll() {
        model.actions().retry(model.rows());
        return true;
    }

    /** Null while the list has no such row yet. */
    private @Nullable RowState state(int row) {
        return row < model.rows().size() ? model.rows().get(row).now().state() : null;
    }

    private void drop(Path... files) {
        Window.on(
                () -> {
                    model.drops().addFiles(List.of(files));
                    return true;
                });
    }

    private Path picture(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
