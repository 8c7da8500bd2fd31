package io.dropsize.submit;

import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.journal.Remembered;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.publish.Publishing;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.pipeline.queue.Recall;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Accepts what edges hand in: notes it in the journal, queues it and starts it. Jobs never wait for
 * an edge to show them. Calls may come from any thread.
 */
public final class Submissions {
    private final JobQueue queue;
    private final Journal journal;
    private final Publishing publishing;
    private final SettingsStore settings;

    public Submissions(
            JobQueue queue, Journal journal, Publishing publishing, SettingsStore settings) {
        this.queue = queue;
        this.journal = journal;
        this.publishing = publishing;
        this.settings = settings;
    }

    /** Begins a submission whose jobs start when they are accepted. */
    public Submission begin(Preset preset, Destination destination, Origin origin) {
        return begin(preset, destination, origin, Submission.Start.NOW);
    }

    /** Begins a submission whose jobs wait until the user releases them ({@link #release}). */
    public Submission beginReview(Preset preset, Destination destination, Origin origin) {
        return begin(preset, destination, origin, Submission.Start.WHEN_RELEASED);
    }

    /**
     * Begins a submission that is forgotten when the program ends.
     *
     * @param order sources for which this is equal are processed one after the other, so that the
     *     first of them gets a name that several want
     */
    public Submission beginUnremembered(
            Preset preset, Publisher publisher, Function<Source, Object> order) {
        return new Submission(
                queue,
                Journal.NONE.begin(Origin.COMMAND),
                preset,
                publisher,
                order,
                Submission.Start.NOW);
    }

    private Submission begin(
            Preset preset, Destination destination, Origin origin, Submission.Start start) {
        return new Submission(
                queue,
                journal.begin(origin),
                preset,
                publishing.to(destination),
                null,
                start);
    }

    /**
     * Resumes what earlier runs of the same kind left: every job of each batch that is not at its
     * end, in order. Those that have ended or wait for the user don't start. A job goes to its own
     * destination; if the settings have lost that, it fails. Blocks.
     */
    public List<Recall.Recalled> resume(Origin origin) {
        List<Remembered> left = journal.left(origin);
        if (origin == Origin.WINDOW && journal.paused()) {
            if (left.stream().anyMatch(Submissions::resumes)) {
                queue.pause();
            } else {
                journal.pause(false); // Or it would hold back what comes later.
            }
        }
        List<Recall.Recalled> jobs = new Recall(queue, publishing, this::destination).jobs(left);
        for (Recall.Recalled back : jobs) {
            if (resumes(back.earlier())) {
                queue.start(back.job());
            }
        }
        return jobs;
    }

    /** Whether a job of an earlier run starts without being released. */
    public static boolean resumes(Remembered earlier) {
        return earlier.outcome() == null && !earlier.held();
    }

    private Optional<Destination> destination(String name) {
        return settings.get().destinations().stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    /** Starts a job that waited for the user, as this request says. */
    public void release(Job job, JobRequest request) {
        queue.release(job, request);
    }

    /** Starts a new job in the place of one that has failed or was cancelled. */
    public Job retry(Job ended, JobRequest request) {
        return queue.retry(ended, request);
    }

    /** Loads the image of a job that waits for the user, if it is on the web. */
    public void fetchForReview(Job job) {
        queue.fetchForReview(job);
    }

    /** Starts nothing new, also in later runs, until {@link #unpause}. Work under way goes on. */
    public void pause() {
        queue.pause();
        journal.pause(true);
    }

    public void unpause() {
        queue.resume();
        journal.pause(false);
    }

    public boolean paused() {
        return queue.paused();
    }

    /** Retries immediately what waits for this destination, because its settings have changed. */
    public void destinationChanged(String name) {
        queue.askAgain(name);
    }

    /** Leaves the processors to the window from now on. To be called before the first job. */
    public void runInBackground() {
        queue.bePolite();
    }

    /** Whether the program is ending, and jobs that have not ended resume at the next start. */
    public boolean isClosing() {
        return queue.isClosing();
    }
}
