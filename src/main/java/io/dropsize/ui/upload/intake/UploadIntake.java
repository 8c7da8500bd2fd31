package io.dropsize.ui.upload.intake;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.queue.BackgroundPriority;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobRestorer;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.submit.Submission;
import io.dropsize.submit.Submissions;
import io.dropsize.ui.upload.rows.PendingRow;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Turns sources into jobs. Each job is in the journal before its row can appear. All methods except
 * {@link #next} block and must not run on the JavaFX thread.
 */
public final class UploadIntake {
    /**
     * The jobs of the last run.
     *
     * @param unfinished how many jobs resume
     * @param held how many are in review
     */
    public record Left(int unfinished, int held) {}

    /**
     * The number of first sources that are recorded one by one, so that their rows appear
     * immediately; later ones share disk syncs.
     */
    private static final int FIRST = 20;

    private static final int MAX_TOGETHER = 500;

    private final UploadCore core;
    private final SettingsStore settings;
    private final Runnable arrived;
    private final Queue<PendingRow> arrivals = new ConcurrentLinkedQueue<>();
    private final Set<Drop> open = ConcurrentHashMap.newKeySet();
    private volatile boolean recalling;

    /**
     * @param arrived called after jobs have arrived, on the thread that added them
     */
    public UploadIntake(UploadCore core, SettingsStore settings, Runnable arrived) {
        this.core = core;
        this.settings = settings;
        this.arrived = arrived;
    }

    /** Returns the next job that needs a row; null for none. Thread-safe. */
    @Nullable PendingRow next() {
        return arrivals.poll();
    }

    boolean isEmpty() {
        return arrivals.isEmpty();
    }

    /** Adds jobs that another program has submitted. Thread-safe. */
    public void arrived(List<Job> jobs, Preset preset, Destination destination) {
        Object batch = new Object();
        for (Job job : jobs) {
            arrivals.add(
                    new PendingRow(
                            job, preset, destination, batch, PendingRow.Start.FOR_A_PROGRAM));
        }
        arrived.run();
    }

    /** Returns whether more rows of this batch are expected. Thread-safe. */
    public boolean mayBring(Object batch) {
        return recalling
                || open.stream().anyMatch(drop -> drop.submission.batch().equals(batch))
                || arrivals.stream().anyMatch(arrival -> arrival.batch().equals(batch));
    }

    /**
     * Adds dropped items, in order.
     *
     * @param at the settings that the window showed at the time of the drop
     * @return the items without a row
     * @throws DropsizeException CANCELLED by {@link #giveUp}
     */
    SkippedItems take(List<DropItem> items, Settings at) {
        BackgroundPriority.begin(); // so that the window stays responsive
        SkippedItems left = new SkippedItems();
        try (Drop drop = new Drop(at)) {
            for (DropItem item : items) {
                switch (item) {
                    case DropItem.OfFile(Path path) ->
                            left.add(core.scanner().scan(List.of(path), drop::add));
                    case DropItem.OfAddress(URI address) -> drop.add(Source.of(address));
                    case DropItem.Unreadable(String name) -> left.addUnreadable(name);
                }
            }
        }
        return left;
    }

    /** Adds one source that is not a file. */
    boolean take(Source source, Settings at) {
        try (Drop drop = new Drop(at)) {
            drop.add(source);
            return true;
        }
    }

    /** Stops adding; jobs without a row that start immediately are cancelled. */
    public void giveUp() {
        open.forEach(Drop::giveUp);
        arrivals.forEach(UploadIntake::cancel);
    }

    private static void cancel(PendingRow arrival) {
        if (arrival.starts()) {
            arrival.job().cancel();
        }
    }

    /**
     * Restores the jobs of the last run.
     *
     * @return the number of unfinished ones
     */
    Left recall() {
        recalling = true;
        try {
            return bringBack();
        } finally {
            recalling = false;
            arrived.run();
        }
    }

    private Left bringBack() {
        Settings now = settings.get();
        List<JobRestorer.Restored> left = core.submissions().resume(Origin.WINDOW);
        Set<Object> goingOn =
                left.stream()
                        .map(JobRestorer.Restored::earlier)
                        .filter(Submissions::resumes)
                        .<Object>map(JournalEntry::batch)
                        .collect(Collectors.toSet());
        int unfinished = 0;
        int held = 0;
        for (JobRestorer.Restored back : left) {
            unfinished += Submissions.resumes(back.earlier()) ? 1 : 0;
            held += waitsForUser(back.earlier()) ? 1 : 0;
            arrivals.add(arrival(back, now, start(back.earlier(), goingOn)));
        }
        return new Left(unfinished, held);
    }

    /**
     * Returns the pending row of a restored job. In review, it uses the window's destination and
     * preset, like a new drop, unless it has values of its own.
     */
    private static PendingRow arrival(
            JobRestorer.Restored back, Settings now, PendingRow.Start start) {
        JournalEntry earlier = back.earlier();
        boolean waits = waitsForUser(earlier);
        return new PendingRow(
                back.job(),
                waits ? earlier.preset().inReview(now.chosenPreset()) : earlier.preset(),
                back.destination().filter(_ -> !waits).orElse(now.chosenDestination()),
                earlier.batch(),
                start);
    }

    private static boolean waitsForUser(JournalEntry earlier) {
        return earlier.outcome() == null && earlier.held();
    }

    private static PendingRow.Start start(JournalEntry earlier, Set<Object> goingOn) {
        if (Submissions.resumes(earlier)) {
            return PendingRow.Start.IMMEDIATELY;
        }
        return earlier.outcome() != null && goingOn.contains(earlier.batch())
                ? PendingRow.Start.IS_OVER
                : PendingRow.Start.BY_THE_USER;
    }

    /** Items that were added together, with the settings at that time. */
    private final class Drop implements AutoCloseable {
        private final Preset preset;
        private final Destination destination;
        private final boolean held;
        private final Submission submission;
        private final List<Source> waiting = new ArrayList<>();
        private int most = FIRST;
        private volatile boolean givenUp;

        Drop(Settings now) {
            open.add(this);
            preset = now.chosenPreset();
            destination = now.chosenDestination();
            held = now.reviewFirst();
            submission =
                    held
                            ? core.submissions().beginReview(preset, destination, Origin.WINDOW)
                            : core.submissions().begin(preset, destination, Origin.WINDOW);
        }

        void giveUp() {
            givenUp = true;
        }

        void add(Source source) {
            if (givenUp) {
                throw new DropsizeException(ErrorKind.CANCELLED);
            }
            waiting.add(source);
            if (waiting.size() >= most) {
                flush();
                most = MAX_TOGETHER;
            }
        }

        /** Adds the last sources that were found, unless the drop was cancelled. */
        @Override
        public void close() {
            if (!givenUp) {
                flush();
            }
            open.remove(this);
        }

        private void flush() {
            for (Job job : submission.accept(waiting)) {
                PendingRow arrival =
                        new PendingRow(
                                job,
                                preset,
                                destination,
                                submission.batch(),
                                held ? PendingRow.Start.BY_THE_USER : PendingRow.Start.IMMEDIATELY);
                arrivals.add(arrival);
                if (givenUp) {
                    cancel(arrival); // It may have arrived after the others were cancelled.
                }
            }
            waiting.clear();
            arrived.run();
        }
    }
}
