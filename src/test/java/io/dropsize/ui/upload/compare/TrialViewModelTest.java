package io.dropsize.ui.upload.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.history.SqliteJournal;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.upload.UploadKit;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.UploadRow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Other settings are tried on a picture without an upload. */
class TrialViewModelTest {
    private final List<String> work = new ArrayList<>();
    private final TextEngine engine =
            new TextEngine() {
                @Override
                public ScaledImage scale(ImageInput input, RenderSpec spec) {
                    work.add("decode " + spec.width());
                    return new Scaled();
                }

                @Override
                public boolean writes(ImageFormat format) {
                    return format != ImageFormat.AVIF;
                }
            };
    private final MemoryStore store = new MemoryStore();
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @TempDir Path folder;
    private SettingsStore settings;
    private SqliteJournal journal;
    private JobQueue queue;
    private UploadViewModel model;
    private TrialViewModel trial;

    /** Records the copies that are made. */
    private final class Scaled implements ScaledImage {
        @Override
        public Pixels pixels() {
            return new Pixels(1, 1, new int[] {0xff336699});
        }

        @Override
        public EncodedImage encode(RenderSpec spec) {
            DropsizeException error = engine.failure;
            if (error != null) {
                throw error;
            }
            work.add("encode " + spec.format() + " " + spec.coding().quality().canonical());
            return new EncodedImage(new byte[7], spec.format(), spec.width(), spec.height());
        }

        @Override
        public Pixels decode(EncodedImage copy) {
            return pixels();
        }

        @Override
        public double score(Pixels copy) {
            return 87.9;
        }
    }

    @BeforeEach
    void tryOnTheFirstOfTwoPictures() throws Exception {
        Window.startToolkit();
        settings = SettingsStore.open(folder.resolve("settings"));
        settings.update(now -> now.withReviewFirst(true));
        start();
        Path one = Files.writeString(folder.resolve("a.jpg"), "3000x2000");
        Path other = Files.writeString(folder.resolve("b.jpg"), "3000x2001");
        act(() -> model.drops().addFiles(List.of(one, other)));
        Window.waitUntil(() -> model.rows().size() == 2 && !row(1).now().result().isEmpty());
        trial =
                new TrialViewModel(
                        new TrialMaker(engine, new ImageMaker(engine)),
                        new Background(waiting::add),
                        model.actions(),
                        settings);
        act(() -> trial.open(row(0)));
        makeAll();
        work.clear();
    }

    private void start() {
        journal = new SqliteJournal(folder.resolve("journal"), new JsonPresets());
        queue = new JobQueue(new ImageMaker(engine), new JobLimits(2, 2, 4));
        model =
                UploadKit.model(
                        UploadKit.core(engine, queue, journal, store, settings),
                        settings,
                        new QuietDesk());
    }

    @AfterEach
    void close() {
        queue.close();
        journal.close();
    }

    @Test
    void anotherQualityEncodesAgainWithoutDecodingTheSource() throws Exception {
        act(() -> trial.tryQuality(40));
        makeAll();

        assertThat(work).containsExactly("encode JPEG 40");
        assertThat(trial.trial().get().copy().bytes()).hasSize(7);
        assertThat(trial.score().get()).isEqualTo("SSIMULACRA 2 score: 87");
        assertThat(store.objects).isEmpty();
    }

    @Test
    void anotherFormatUsesTheSamePixelsAndAnotherSizeDecodesAgain() throws Exception {
        act(() -> trial.tryFormat(OutputFormat.WEBP));
        makeAll();
        act(() -> trial.trySide("800"));
        makeAll();

        assertThat(work).containsExactly("encode WEBP 82", "decode 800", "encode WEBP 82");
    }

    @Test
    void onlyTheLastOfManyChangesIsMade() throws Exception {
        act(
                () -> {
                    for (int quality = 80; quality > 50; quality--) {
                        trial.tryQuality(quality);
                    }
                });
        makeAll();

        assertThat(work).containsExactly("encode JPEG 51");
    }

    @Test
    void aCopyThatIsOutdatedWhenItIsMadeIsNotShown() throws Exception {
        List<Preset> shown = new ArrayList<>();
        act(
                () -> {
                    trial.trial().addListener((_, _, made) -> shown.add(made.preset()));
                    trial.tryQuality(40);
                });
        act(
                () -> {
                    finish(waiting.remove());
                    trial.tryQuality(60);
                });

        makeAll();

        assertThat(shown)
                .extracting(made -> made.coding().quality())
                .containsExactly(new Quality.Fixed(60));
    }

    @Test
    void aFailureIsExplainedAndHasNoScore() throws Exception {
        engine.failure = new DropsizeException(ErrorKind.COPY_TOO_LONG, "a.jpg", "90,000");

        act(() -> trial.tryQuality(40));
        assertThat(trial.score().get()).isEqualTo("SSIMULACRA 2 score: \u2026");
        makeAll();

        assertThat(trial.message().get()).contains("a.jpg");
        assertThat(trial.score().get()).isEmpty();
    }

    @Test
    void onlyFormatsThatCanBeWrittenAreOffered() {
        assertThat(trial.formats())
                .contains(OutputFormat.KEEP, OutputFormat.WEBP)
                .doesNotContain(OutputFormat.AVIF);
    }

    @Test
    void theValuesCanNotBeUsedOnceTheUploadHasStarted() throws Exception {
        makeAll();
        assertThat(trial.usable().get()).isTrue();

        act(() -> model.review().send());
        Window.waitUntil(() -> row(0).isDone());

        assertThat(trial.usable().get()).isFalse();
    }

    @Test
    void anImagesOwnValuesAreUsedInTheNextRun() throws Exception {
        act(() -> trial.trySide("500"));
        makeAll();
        act(() -> trial.useForThis());
        queue.close();
        journal.close();

        start();
        Window.on(
                () -> {
                    model.recall();
                    return model;
                });

        Window.waitUntil(() -> model.rows().size() == 2 && !row(1).now().result().isEmpty());
        assertThat(row(0).now().result()).isEqualTo("500×333");
        assertThat(row(1).now().result()).startsWith("1600×");
    }

    @Test
    void valuesThatAreTheChosenPresetsFollowIt() throws Exception {
        act(() -> trial.trySide("500"));
        makeAll();
        act(() -> trial.useForThis());
        act(() -> trial.trySide("1600"));
        makeAll();
        act(() -> trial.useForThis());

        settings.update(now -> now.withPreset(Preset.WEB_PAGE.name()));

        Window.waitUntil(() -> row(0).preset().equals(Preset.WEB_PAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0", "70000"})
    void aSizeThatIsNoNumberIsExplainedAndNeitherTriedNorUsed(String typed) throws Exception {
        makeAll();
        act(() -> trial.trySide(typed));
        makeAll();

        assertThat(trial.message().get()).isNotEmpty();
        assertThat(trial.usable().get()).isFalse();
        String sentence = trial.message().get();
        act(() -> trial.useForThis());
        assertThat(trial.message().get()).isEqualTo(sentence);

        act(() -> trial.keepSide());
        assertThat(trial.usable().get()).isTrue();
        assertThat(trial.message().get()).isEmpty();
    }

    @Test
    void valuesThatMakeNoCopyAreNotUsed() throws Exception {
        engine.failure = new DropsizeException(ErrorKind.COPY_TOO_LONG, "a.jpg", "90,000");
        act(() -> trial.tryQuality(40));
        makeAll();

        assertThat(trial.usable().get()).isFalse();
        Preset before = row(0).preset();
        act(() -> trial.useForThis());
        act(() -> trial.useForAll());
        assertThat(row(0).preset()).isEqualTo(before);
    }

    @Test
    void oneImageUsesTheValuesWhenItIsUploaded() throws Exception {
        act(() -> trial.trySide("500"));
        makeAll();
        act(() -> trial.useForThis());
        assertThat(row(0).now().result()).isEqualTo("500×333");
        assertThat(row(1).now().result()).startsWith("1600×");

        act(() -> model.review().send());

        Window.waitUntil(() -> row(0).isDone() && row(1).isDone());
        assertThat(row(0).done().orElseThrow().plan().spec().width()).isEqualTo(500);
        assertThat(row(1).done().orElseThrow().plan().spec().width()).isEqualTo(1600);
    }

    @Test
    void anImagesOwnValuesOutliveAnotherChosenPreset() throws Exception {
        act(() -> trial.trySide("500"));
        makeAll();
        act(() -> trial.useForThis());

        settings.update(now -> now.withPreset(Preset.WEB_PAGE.name()));

        Window.waitUntil(() -> row(1).preset().equals(Preset.WEB_PAGE));
        assertThat(row(0).now().result()).isEqualTo("500×333");
    }

    @Test
    void allImagesInReviewUseTheValues() throws Exception {
        act(() -> trial.trySide("500"));
        makeAll();
        act(() -> trial.useForAll());

        assertThat(model.rows()).allMatch(row -> row.now().result().startsWith("500×"));
        assertThat(trial.message().get())
                .isEqualTo(
                        "The 2 images in review will use these settings."
                                + " Images added later use the chosen preset.");
    }

    @Test
    void theValuesBecomeAPresetOfANewName() throws Exception {
        act(() -> trial.tryQuality(40));
        act(() -> assertThat(trial.save(" ")).isFalse());
        act(() -> assertThat(trial.save("web 1600")).isFalse());
        assertThat(trial.message().get()).contains("already in use");

        act(() -> assertThat(trial.save(" Small ")).isTrue());
        makeAll();

        assertThat(settings.get().presetNamed("Small").coding())
                .isEqualTo(Preset.WEB_1600.coding().withQuality(new Quality.Fixed(40)));
        assertThat(settings.get().chosenPreset()).isEqualTo(Preset.WEB_1600);
    }

    @Test
    void nothingIsKeptAfterItIsClosed() throws Exception {
        act(() -> trial.close());
        makeAll();
        assertThat(trial.trial().get()).isNull();

        act(() -> trial.open(row(0)));
        makeAll();

        assertThat(work).containsExactly("decode 1600", "encode JPEG 82");
    }

    private static void finish(Runnable task) {
        try {
            Thread.ofPlatform().start(task).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void makeAll() {
        while (!waiting.isEmpty()) {
            finish(waiting.remove());
            act(() -> {}); // What has been made is shown now, and its score is next.
        }
    }

    private UploadRow row(int index) {
        return model.rows().get(index);
    }

    private static void act(Runnable action) {
        Window.on(
                () -> {
                    action.run();
                    return true;
                });
    }
}
