package io.dropsize.ui.upload;

import io.dropsize.pipeline.Job;
import io.dropsize.pipeline.JobRequest;
import io.dropsize.pipeline.JournalBatch;
import io.dropsize.pipeline.JournalLine;
import io.dropsize.pipeline.Origin;
import io.dropsize.pipeline.Preset;
import io.dropsize.pipeline.Publisher;
import io.dropsize.pipeline.Recall;
import io.dropsize.pipeline.Source;
import io.dropsize.pipeline.SourceScanner;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Where sources become jobs: each is in the journal before its row can appear. All but {@link
 * #next} blocks and stays away from the JavaFX thread.
 */
final class Intake {
    /** The first rows are to stand at once; after them, one sync of the disk for many. */
    private static final int FIRST = 20;

    private static final int MOST_TOGETHER = 500;

    private final UploadCore core;
    private final SettingsStore settings;
    private final Runnable arrived;
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();

    /**
     * @param arrived called after arrivals have come, from the thread that brought them
     */
    Intake(UploadCore core, SettingsStore settings, Runnable arrived) {
        this.core = core;
        this.settings = settings;
        this.arrived = arrived;
    }

    /** The next job that waits for its row; null for none. From any thread. */
    @Nullable Arrival next() {
        return arrivals.poll();
    }

    /** Takes files and folders, in order. */
    SourceScanner.Report take(List<Path> paths) {
        Drop drop = new Drop();
        SourceScanner.Report report = core.scanner().scan(paths, drop::add);
        drop.flush();
        return report;
    }

    /** Takes one source that is no file. */
    boolean take(Source source) {
        Drop drop = new Drop();
        drop.add(source);
        drop.flush();
        return true;
    }

    /**
     * Brings back what the last run left.
     *
     * @return how many of them have not ended
     */
    int recall() {
        Settings now = settings.get();
        if (core.journal().paused()) {
            core.queue().pause();
        }
        Recall recall =
                new Recall(
                        core.queue(),
                        core.publishing(),
                        name ->
                                now.destinations().stream()
                                        .filter(known -> known.name().equals(name))
                                        .findFirst());
        int unfinished = 0;
        for (Recall.Recalled back : recall.jobs(core.journal().left(Origin.WINDOW))) {
            boolean ended = back.earlier().outcome() != null;
            unfinished += ended ? 0 : 1;
            arrivals.add(
                    new Arrival(
                            back.job(),
                            back.earlier().preset(),
                            back.destination().orElse(now.chosenDestination()),
                            !ended && !back.earlier().held()));
        }
        arrived.run();
        return unfinished;
    }

    /** What came together: it is sent as the settings were then. */
    private final class Drop {
        private final Preset preset;
        private final Destination destination;
        private final Publisher publisher;
        private final boolean held;
        private final JournalBatch batch = core.journal().begin(Origin.WINDOW);
        private final List<JobRequest> waiting = new ArrayList<>();
        private int most = FIRST;

        Drop() {
            Settings now = settings.get();
            preset = now.chosenPreset();
            destination = now.chosenDestination();
            publisher = core.publishing().to(destination);
            held = now.reviewFirst();
        }

        void add(Source source) {
            waiting.add(new JobRequest(source, preset, publisher));
            if (waiting.size() >= most) {
                flush();
                most = MOST_TOGETHER;
            }
        }

        void flush() {
            List<JournalLine> lines = batch.accept(waiting, held);
            for (int i = 0; i < waiting.size(); i++) {
                Job job = core.queue().take(waiting.get(i), lines.get(i));
                arrivals.add(new Arrival(job, preset, destination, !held));
            }
            waiting.clear();
            arrived.run();
        }
    }
}
