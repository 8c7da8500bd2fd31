package io.dropsize.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.settings.SettingsStore;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.InvalidationListener;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** The lengths of copies are predicted during review. */
class SizeForecastTest {
    private static final Preset SMALL =
            new Preset(
                    "Small",
                    new SizeRule.LongestSide(5),
                    Preset.WEB_1600.format(),
                    Preset.WEB_1600.coding(),
                    Preset.WEB_1600.metadata(),
                    false);

    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(2, 2, 4));
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final SizeForecast forecast =
            new SizeForecast(new ImageMaker(engine), row -> this.model.touched(row), waiting::add);
    private final Object cell = new Object();

    @TempDir Path folder;
    private UploadViewModel model;

    @BeforeEach
    void dropForReview() throws Exception {
        Window.startToolkit();
        SettingsStore settings = SettingsStore.open(folder.resolve("settings"));
        settings.update(
                now -> now.withReviewFirst(true).withPresets(List.of(Preset.WEB_1600, SMALL)));
        UploadCore core = UploadKit.core(engine, queue, Journal.NONE, store, settings);
        model = UploadKit.model(core, settings, new QuietDesk());
        Path picture = Files.writeString(folder.resolve("a.jpg"), "100x50");
        Window.on(() -> act(() -> model.drops().addFiles(List.of(picture))));
        Window.waitUntil(() -> model.rows().size() == 1 && !result().isEmpty());
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void aRowInReviewShowsTheLengthAndWhatItSaves() throws Exception {
        Window.on(() -> act(() -> forecast.seen(row(), cell)));
        assertThat(result()).isEqualTo("100×50");

        makeAll();

        assertThat(result()).isEqualTo("100×50 · 15 B");
        assertThat(row().now().saved()).isEqualTo("−98%");
        assertThat(store.objects).isEmpty();
    }

    @Test
    void aRowThatIsNoLongerSeenIsNotMade() throws Exception {
        Window.on(
                () ->
                        act(
                                () -> {
                                    forecast.seen(row(), cell);
                                    forecast.left(row(), cell);
                                }));

        makeAll();

        assertThat(engine.renders).hasValue(0);
        assertThat(result()).isEqualTo("100×50");
    }

    @Test
    void aRowThatAnotherCellStillShowsIsMade() throws Exception {
        Window.on(
                () ->
                        act(
                                () -> {
                                    forecast.seen(row(), cell);
                                    forecast.seen(row(), "another");
                                    forecast.left(row(), cell);
                                }));

        makeAll();

        assertThat(engine.renders).hasValue(1);
    }

    @Test
    void aForecastOfThePresetBeforeIsGivenUpAndTheNewOneCounts() throws Exception {
        Window.on(
                () ->
                        act(
                                () -> {
                                    forecast.seen(row(), cell);
                                    row().planWith(SMALL, row().destination());
                                    forecast.seen(row(), cell);
                                }));

        makeAll();

        assertThat(engine.renders).hasValue(1);
        assertThat(result()).isEqualTo("5×3 · 12 B");
    }

    @Test
    void theFirstCopyOfAResponsivePictureSaysNothingAboutAllOfThem() throws Exception {
        Window.on(
                () ->
                        act(
                                () -> {
                                    row().planWith(Preset.WEB_PAGE, row().destination());
                                    forecast.seen(row(), cell);
                                    row().refresh();
                                }));

        makeAll();

        assertThat(result()).isEqualTo("Several copies");
        assertThat(row().now().saved()).isEmpty();
    }

    @Test
    void aRowShowsThatNoCopyCanBeMadeUntilAnotherPresetIsChosen() throws Exception {
        AtomicInteger shown = new AtomicInteger();
        Window.on(
                () ->
                        act(
                                () ->
                                        model.batchView()
                                                .addListener(
                                                        (InvalidationListener)
                                                                _ -> shown.incrementAndGet())));
        engine.failure = new DropsizeException(ErrorKind.DAMAGED_IMAGE, "a.jpg");
        Window.on(() -> act(() -> forecast.seen(row(), cell)));

        makeAll();

        assertThat(row().now().status()).isEqualTo("Damaged image");
        assertThat(Window.on(() -> model.actions().inReview())).isEmpty();
        Window.waitUntil(() -> shown.get() > 0);
        Window.on(
                () ->
                        act(
                                () -> {
                                    row().planWith(SMALL, row().destination());
                                    row().refresh();
                                }));
        assertThat(row().now().status()).isEqualTo("In review");
    }

    @Test
    void noCopyIsMadeBeforeTheHeaderIsRead() throws Exception {
        Window.on(
                () ->
                        act(
                                () -> {
                                    row().forgetProblem();
                                    forecast.seen(row(), cell);
                                }));

        makeAll();

        assertThat(engine.renders).hasValue(0);
    }

    @Test
    void aHeaderThatCannotBeReadCanBeRetriedAfterAForecastFailed() throws Exception {
        engine.failure = new DropsizeException(ErrorKind.IMAGE_CRASHED, "a.jpg");
        Window.on(() -> act(() -> forecast.seen(row(), cell)));
        makeAll();

        row().unreadable(new DropsizeException(ErrorKind.IMAGE_CRASHED, "a.jpg"), null);
        Window.on(() -> act(row()::refresh));

        assertThat(row().canRetry()).isTrue();
    }

    @Test
    void aRowThatIsSentIsNotMadeTwice() throws Exception {
        Window.on(() -> act(() -> forecast.seen(row(), cell)));
        Window.on(() -> act(model.review()::send));
        Window.waitUntil(() -> row().state() == RowState.DONE);

        Window.on(() -> act(() -> forecast.seen(row(), cell)));
        makeAll();

        assertThat(engine.renders).hasValue(1);
        assertThat(result()).isEqualTo("100×50 · 15 B");
    }

    /** On another thread, as the program does it. */
    private void makeAll() throws Exception {
        while (!waiting.isEmpty()) {
            Thread worker = Thread.ofPlatform().start(waiting.remove());
            worker.join();
        }
        Window.on(() -> true); // What has been made is shown now.
    }

    private UploadRow row() {
        return model.rows().getFirst();
    }

    private String result() {
        return row().now().result();
    }

    private static boolean act(Runnable action) {
        action.run();
        return true;
    }
}
