package io.dropsize.submit;

import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.publish.PublisherFactory;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.pipeline.queue.JobRestorer;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;

import java.util.List;
import java.util.function.Function;

/**
 * Accepts sources from the edges: records them in the journal, queues and starts them. Jobs never
 * wait for an edge to show them. Thread-safe.
 */
public final class Submissions {
    private final JobQueue queue;
    private final Journal journal;
    private final PublisherFactory publishing;
    private final SettingsStore settings;

    public Submissions(
            JobQueue queue, Journal journal, PublisherFactory publishing, SettingsStore settings) {
        this.queue = queue;
        this.journal = journal;
        this.publishing = publishing;
        this.settings = settings;
    }

    /** Creates a submission whose jobs start when they are accepted. */
    public Submission begin(Preset preset, Destination destination, Origin origin) {
        return begin(preset, destination, origin, Submission.Start.NOW);
    }

    /**
     * Creates a submission whose jobs are in review until the user releases them ({@link
     * #release}).
     */
    public Submission beginReview(Preset preset, Destination destination, Origin origin) {
        return begin(preset, destination, origin, Submission.Start.WHEN_RELEASED);
    }

    /**
     * Creates a submission that is not recorded.
     *
     * @param order sources with equal keys are processed one after the other, so that the first of
     *     them gets a name that several want
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
                queue, journal.begin(origin), preset, publishing.to(destination), null, start);
    }

    /**
     * Resumes the unfinished batches of earlier runs of the same kind: every job of each batch, in
     * order. Jobs that have ended or are in review don't start. A job goes to its own destination;
     * if that no longer exists in the settings, it fails. Blocks.
     */
    public List<JobRestorer.Restored> resume(Origin origin) {
        List<JournalEntry> left = journal.unfinished(origin);
        if (origin == Origin.WINDOW && journal.paused()) {
            if (left.stream().anyMatch(Submissions::resumes)) {
                queue.pause();
            } else {
                journal.pause(false); // A pause without jobs must not delay later ones.
            }
        }
        List<JobRestorer.Restored> jobs =
                new JobRestorer(queue, publishing, name -> settings.get().findDestination(name))
                        .jobs(left);
        for (JobRestorer.Restored back : jobs) {
            if (resumes(back.earlier())) {
                queue.start(back.job());
            }
        }
        return jobs;
    }

    /**
     * Returns whether {@link #resume} may return jobs, estimated without opening the journal.
     * Returns immediately.
     */
    public boolean mayResume(Origin origin) {
        return journal.mayHaveUnfinished(origin);
    }

    /** Returns whether a job of an earlier run starts without being released. */
    public static boolean resumes(JournalEntry earlier) {
        return earlier.outcome() == null && !earlier.held();
    }

    /** Starts a job in review, with this request. */
    public void release(Job job, JobRequest request) {
        queue.release(job, request);
    }

    /** Starts a job again that failed or was cancelled, or sends a completed one to its mirrors. */
    public Job retry(Job ended, JobRequest request) {
        return queue.retry(ended, request);
    }

    /** Loads the image of a job in review, if it is on the web. */
    public void fetchForReview(Job job) {
        queue.fetchForReview(job);
    }

    /** Starts no new work, also in later runs, until {@link #unpause}. Running work continues. */
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

    /**
     * Immediately retries jobs that wait for this destination, because its settings have changed.
     */
    public void destinationChanged(String name) {
        queue.probeNow(name);
    }

    /**
     * Gives the window priority over the threads that make copies. Call it before the first job.
     */
    public void runInBackground() {
        queue.lowerPriority();
    }

    /**
     * Changes how many copies are made and how many are uploaded in parallel. Call it before the
     * first job.
     *
     * @param count of each, at least 1
     */
    public void limitJobs(int count) {
        queue.limit(count);
    }

    /** Returns whether the program is ending, and unfinished jobs resume at the next start. */
    public boolean isClosing() {
        return queue.isClosing();
    }
}
