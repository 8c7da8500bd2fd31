package io.dropsize.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.history.SqliteJournal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Offer;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Each drop copies its links when it is done; the later drop has priority on the clipboard. */
class DropBatchesTest {
    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final QuietDesk desk = new QuietDesk();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    @TempDir Path folder;
    private SettingsStore settings;
    private SqliteJournal journal;
    private JobQueue queue;
    private UploadViewModel model;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        settings = SettingsStore.open(folder.resolve("settings"));
        store.beforePut = key -> held.forEach((part, latch) -> awaitIf(key.contains(part), latch));
        start();
    }

    private void start() {
        journal = new SqliteJournal(folder.resolve("journal"), new JsonPresets());
        queue = new JobQueue(new ImageMaker(engine), new JobLimits(4, 4, 8));
        UploadCore core = UploadKit.core(engine, queue, journal, store, settings);
        model = UploadKit.model(core, settings, desk);
    }

    @AfterEach
    void close() {
        held.values().forEach(CountDownLatch::countDown);
        queue.close();
        journal.close();
    }

    @Test
    void aDropCopiesItsLinksWhenItIsDoneWhateverElseWaits() throws Exception {
        hold("slow");
        drop("slow1.jpg", "slow2.jpg");
        Window.waitUntil(() -> model.rows().size() == 2);

        drop("quick.jpg");

        Window.waitUntil(() -> desk.copied.size() == 1);
        assertThat(desk.copied.getFirst()).contains("/quick-").doesNotContain("\n", "/slow");
        assertThat(desk.said).containsExactly("1 link copied");
        assertThat(model.batchView().get().running()).isTrue();
    }

    @Test
    void anEarlierDropThatEndsLaterLeavesTheClipboardAndOffersItsLinks() throws Exception {
        hold("slow");
        drop("slow1.jpg", "slow2.jpg");
        Window.waitUntil(() -> model.rows().size() == 2);
        drop("quick.jpg");
        Window.waitUntil(() -> desk.copied.size() == 1);

        release("slow");

        Window.waitUntil(() -> desk.said.size() == 2);
        assertThat(desk.said.getLast()).isEqualTo("2 links from an earlier drop are ready");
        assertThat(desk.copied).hasSize(1);
        choose("Copy 2 links");
        Window.waitUntil(() -> desk.copied.size() == 2);
        assertThat(desk.copied.getLast().lines())
                .satisfiesExactly(
                        link -> assertThat(link).contains("/slow1-"),
                        link -> assertThat(link).contains("/slow2-"));
    }

    @Test
    void aLaterDropThatReplacesLinksReportsItAndOffersAll() throws Exception {
        hold("second");
        hold("first");
        drop("first.jpg");
        Window.waitUntil(() -> model.rows().size() == 1);
        drop("second.jpg");
        Window.waitUntil(() -> model.rows().size() == 2);
        release("first");
        Window.waitUntil(() -> desk.copied.size() == 1);

        release("second");

        Window.waitUntil(() -> desk.copied.size() == 2);
        assertThat(desk.said)
                .containsExactly(
                        "1 link copied", "1 link copied, replacing 1 from an earlier drop");
        assertThat(desk.copied.getLast()).contains("/second-");
        choose("Copy all 2");
        Window.waitUntil(() -> desk.copied.size() == 3);
        assertThat(desk.copied.getLast().lines())
                .satisfiesExactly(
                        link -> assertThat(link).contains("/first-"),
                        link -> assertThat(link).contains("/second-"));
    }

    @Test
    void aDropAfterTheOtherHasEndedReplacesItsLinksWithoutAWord() throws Exception {
        drop("first.jpg");
        Window.waitUntil(() -> desk.copied.size() == 1);

        drop("second.jpg");

        Window.waitUntil(() -> desk.copied.size() == 2);
        assertThat(desk.said).containsExactly("1 link copied", "1 link copied");
        assertThat(desk.offers).isEmpty();
    }

    @Test
    void failuresAreCountedBesideTheLinksAndCanBeShown() throws Exception {
        refuse("b");
        refuse("d");

        drop("a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg");

        Window.waitUntil(() -> desk.said.size() == 1);
        assertThat(desk.said).containsExactly("3 links copied · 2 failed");
        choose("Show");
        assertThat(model.requestedRows().rows().get())
                .extracting(row -> row.source().name())
                .containsExactly("b.jpg", "d.jpg");
    }

    @Test
    void aDropOfWhichEverythingFailsIsReportedAsWell() throws Exception {
        refuse("a");
        refuse("b");

        drop("a.jpg", "b.jpg");

        Window.waitUntil(() -> desk.said.size() == 1);
        assertThat(desk.said).containsExactly("2 uploads failed");
        assertThat(desk.offers).extracting(Offer::label).containsExactly("Show");
        assertThat(desk.copied).isEmpty();
    }

    @Test
    void failuresAreReportedThoughNoLinksAreToBeCopied() throws Exception {
        settings.update(now -> now.withCopied(null));
        refuse("b");

        drop("a.jpg", "b.jpg");

        Window.waitUntil(() -> desk.said.size() == 1);
        assertThat(desk.said).containsExactly("1 image uploaded · 1 failed");
        assertThat(desk.copied).isEmpty();
    }

    @Test
    void whatOnePressOfUploadSendsIsOneBatchWhateverItCameWith() throws Exception {
        settings.update(now -> now.withReviewFirst(true));
        drop("a.jpg");
        Window.waitUntil(() -> model.rows().size() == 1);
        drop("b.jpg");
        Window.waitUntil(() -> model.rows().size() == 2);

        Window.on(() -> act(model.review()::send));

        Window.waitUntil(() -> desk.copied.size() == 1);
        assertThat(desk.copied.getFirst().lines()).hasSize(2);
        assertThat(desk.said).containsExactly("2 links copied");
    }

    @Test
    void afterARestartEachDropIsStillABatchOfItsOwnAndFailuresAreCounted() throws Exception {
        store.lose();
        drop("a.jpg", "b.jpg");
        Window.waitUntil(() -> model.rows().size() == 2);
        drop("c.jpg");
        Window.waitUntil(() -> model.rows().size() == 3);
        queue.close();
        journal.close();
        store.find();
        refuse("b");
        start();

        Window.on(() -> act(model::recall));

        Window.waitUntil(() -> desk.said.size() == 2);
        assertThat(desk.copied).allSatisfy(links -> assertThat(links).doesNotContain("\n"));
        queue.close();
        journal.close();
        start();
        Window.on(() -> act(model::recall));
        Window.waitUntil(() -> model.batchView().get().failed() == 1);
        assertThat(model.batchView().get().count()).endsWith("1 failed");
        assertThat(model.batchView().get().retryable()).isEqualTo(1);
    }

    @Test
    void onlyWhatCanSucceedIsRetriedAndTheNumbersAgree() throws Exception {
        Files.writeString(folder.resolve("text.jpg"), "no image");
        refuse("b");
        drop("a.jpg", "b.jpg");
        Window.waitUntil(() -> desk.said.size() == 1);
        Window.on(() -> act(() -> model.drops().addFiles(List.of(folder.resolve("text.jpg")))));
        Window.waitUntil(() -> model.batchView().get().failed() == 2);
        assertThat(model.batchView().get().count()).isEqualTo("1 of 3 uploaded, 2 failed");
        assertThat(model.batchView().get().retryable()).isEqualTo(1);
        assertThat(model.rows().getLast().canRetry()).isFalse();
        store.refusals.clear();

        Window.on(() -> act(model.actions()::retryFailed));

        Window.waitUntil(() -> desk.copied.size() == 2 && !model.batchView().get().running());
        assertThat(model.batchView().get().count()).isEqualTo("2 of 3 uploaded, 1 failed");
        assertThat(model.batchView().get().retryable()).isZero();

        Window.on(() -> act(model.actions()::clear));
        assertThat(model.rows()).isEmpty();
    }

    private void hold(String part) {
        held.put(part, new CountDownLatch(1));
    }

    private void release(String part) {
        Objects.requireNonNull(held.get(part)).countDown();
    }

    private void refuse(String name) {
        store.refusals.put(name + "-", new DropsizeException(ErrorKind.ACCESS_DENIED, "host"));
    }

    private void choose(String label) {
        Window.on(
                () ->
                        act(
                                () ->
                                        desk.offers.stream()
                                                .filter(offer -> offer.label().equals(label))
                                                .findFirst()
                                                .orElseThrow()
                                                .action()
                                                .run()));
    }

    private void drop(String... names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(picture(name));
        }
        Window.on(() -> act(() -> model.drops().addFiles(files)));
    }

    private Path picture(String name) {
        try {
            return Files.writeString(folder.resolve(name), "10x" + (1 + name.hashCode() % 50 + 50));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitIf(boolean waits, CountDownLatch latch) {
        try {
            if (waits) {
                latch.await();
            }
        } catch (InterruptedException e) {
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    private static boolean act(Runnable action) {
        action.run();
        return true;
    }
}
