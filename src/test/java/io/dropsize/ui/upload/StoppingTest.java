package io.dropsize.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.history.SqliteJournal;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.pipeline.queue.JobState;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.store.Destination;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.RowState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Pause and cancel, as seen by the journal and the next drop. */
class StoppingTest {
    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(2, 2, 4));

    @TempDir Path folder;
    private SqliteJournal journal;
    private UploadViewModel model;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        journal = journal();
        model = model();
    }

    @AfterEach
    void close() {
        engine.gate.countDown();
        queue.close();
        journal.close();
    }

    @Test
    void whatIsStillBeingTakenIsCancelledWithTheRest() throws Exception {
        engine.gate = new CountDownLatch(1);
        List<Path> files = pictures(3000);
        Window.on(() -> act(() -> model.drops().addFiles(files)));
        Window.waitUntil(() -> !model.rows().isEmpty());

        Window.on(() -> act(model::cancelAll));

        Window.waitUntil(() -> !model.batchView().get().running());
        assertThat(model.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.state()).isEqualTo(RowState.CANCELLED));
        assertThat(model.notice().lines()).isEmpty();
        journal.close();
        journal = journal();
        assertThat(journal.unfinished(Origin.WINDOW)).isEmpty();
        assertThat(store.objects).isEmpty();
    }

    @Test
    void afterResumeThePauseIsNoLongerShown() throws Exception {
        model.pause();
        Window.on(() -> act(() -> add(pictures(2))));
        Window.waitUntil(() -> model.rows().size() == 2);
        queue.close();
        journal.close();
        journal = journal();
        try (JobQueue next = new JobQueue(new ImageMaker(engine), new JobLimits(2, 2, 4))) {
            model = model(next);
            Window.on(() -> act(model::recall));
            Window.waitUntil(() -> model.notice().lines().toString().contains("paused"));

            Window.on(() -> act(model::resume));

            assertThat(model.notice().lines()).isEmpty();
            Window.waitUntil(() -> store.objects.size() == 2);
        }
    }

    @Test
    void aPauseEndsWithTheWorkThatItStopped() throws Exception {
        engine.gate = new CountDownLatch(1);
        Window.on(() -> act(() -> add(pictures(4))));
        Window.waitUntil(() -> engine.renders.get() == 2);
        Window.on(() -> act(model::pause));
        Window.on(() -> act(model::cancelAll));
        Window.waitUntil(() -> !model.batchView().get().running());
        engine.gate.countDown();

        Window.on(() -> act(() -> add(pictures(2))));

        Window.waitUntil(() -> store.objects.size() == 2);
        assertThat(journal.paused()).isFalse();
    }

    @Test
    void cancellingManyImagesInStepsCancelsAllAndEndsAPause() throws Exception {
        model.pause();
        Window.on(() -> act(() -> add(pictures(3000))));
        Window.waitUntil(() -> model.rows().size() == 3000);

        Window.on(() -> act(model::cancelAllAndResume));

        Window.waitUntil(
                () -> model.rows().stream().allMatch(row -> row.state() == RowState.CANCELLED));
        Window.waitUntil(() -> !model.paused());
        assertThat(store.objects).isEmpty();
    }

    @Test
    void cancellingAllCancelsJobsOfOtherProgramsThatHaveNoRowYet() {
        engine.gate = new CountDownLatch(1);
        Destination destination = Destination.thisComputer();
        Job job =
                queue.submit(
                        new JobRequest(
                                Source.of("a.jpg", TextEngine.picture(20, 10)),
                                Preset.WEB_1600,
                                new BucketPublisher(destination, store, Journal.NONE)));

        Window.on(
                () ->
                        act(
                                () -> {
                                    model.accepted(List.of(job), Preset.WEB_1600, destination);
                                    model.cancelAll();
                                }));

        assertThat(job.snapshot().state()).isEqualTo(JobState.CANCELLED);
    }

    private void add(List<Path> files) {
        model.drops().addFiles(files);
    }

    private SqliteJournal journal() {
        return new SqliteJournal(folder.resolve("journal"), new JsonPresets());
    }

    private UploadViewModel model() {
        return model(queue);
    }

    private UploadViewModel model(JobQueue jobs) {
        SettingsStore settings = SettingsStore.open(folder.resolve("settings"));
        settings.update(Settings::withLocalLinksExplained);
        UploadCore core = UploadKit.core(engine, jobs, journal, store, settings);
        return UploadKit.model(core, settings, new QuietDesk());
    }

    private List<Path> pictures(int count) {
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            files.add(picture(i));
        }
        return files;
    }

    private Path picture(int number) {
        try {
            return Files.writeString(folder.resolve(number + ".jpg"), "10x" + number);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean act(Runnable action) {
        action.run();
        return true;
    }
}
