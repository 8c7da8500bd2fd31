package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.store.Destination;
import io.dropsize.store.link.Description;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One source in the pipeline. Thread-safe. */
public final class Job {
    /** The response time from which a service counts as unresponsive. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    private final JournalLine line;
    private final long position;
    private final Consumer<Job> ended;
    private final JobTries tries = new JobTries();
    private final JobProgress progress;
    private volatile JobRequest request;

    private volatile boolean evenIfCrashed;
    private volatile boolean forReview;
    private volatile @Nullable Publisher sender;

    /** The earlier result, if only its mirrors are retried; the job never loses it. */
    private Outcome.@Nullable Done published;

    /**
     * @param position lower numbers run first
     * @param ended receives the job when it has ended, on the thread that ends it; must return
     *     quickly
     */
    Job(JobRequest request, JournalLine line, long position, Consumer<Job> ended) {
        this(request, line, position, ended, new JobProgress(JobSnapshot.HELD, () -> {}));
    }

    private Job(
            JobRequest request,
            JournalLine line,
            long position,
            Consumer<Job> ended,
            JobProgress progress) {
        this.request = request;
        this.line = line;
        this.position = position;
        this.ended = ended;
        this.progress = progress;
    }

    public JobRequest request() {
        return request;
    }

    public JobSnapshot snapshot() {
        return progress.snapshot();
    }

    /**
     * Registers a listener for changes of {@link #snapshot}, called on the thread that made the
     * change.
     *
     * @param listener must return quickly
     */
    public void onChange(Runnable listener) {
        progress.onChange(listener);
    }

    /** Blocks until the job has ended. */
    public Outcome await() throws InterruptedException {
        return progress.await();
    }

    /** Blocks until the job has ended, or for the given time. True if it has ended. */
    public boolean await(Duration max) throws InterruptedException {
        return progress.await(max);
    }

    /**
     * Runs the action when the job has ended, on the thread that ends it; immediately if it already
     * has.
     */
    public void whenEnded(Runnable action) {
        progress.whenEnded(action);
    }

    /** Ends the job unless it has ended. Running work is interrupted. */
    public void cancel() {
        if (stop()) {
            line.write(new JournalStep.Ended(new Outcome.Cancelled()));
        }
    }

    /** Removes the job from the list, and cancels it if it has not ended. */
    public void dismiss() {
        cancel();
        line.write(new JournalStep.Dismissed());
    }

    /**
     * Cancels the job unless its image is being read or sent. Returns true if it ends without a
     * result.
     */
    public boolean withdraw() {
        if (stop(JobState::isIdle)) {
            line.write(new JournalStep.Ended(new Outcome.Cancelled()));
        }
        JobState state = snapshot().state();
        return state == JobState.FAILED || state == JobState.CANCELLED;
    }

    /** Ends the job for this run of the program; the journal keeps it for the next one. */
    boolean stop() {
        return stop(state -> !state.ended());
    }

    private boolean stop(Predicate<JobState> condition) {
        Outcome cancelled = earlierOr(new Outcome.Cancelled());
        if (!progress.stop(condition, cancelled)) {
            return false;
        }
        ended.accept(this);
        progress.complete(cancelled);
        progress.listener().run();
        return true;
    }

    /** Runs a step on this thread, which {@link #cancel} interrupts during the step only. */
    void run(Step step) throws InterruptedException {
        progress.run(step);
    }

    /** An interruptible part of the work. */
    interface Step {
        void run() throws InterruptedException;
    }

    long position() {
        return position;
    }

    /** Creates a new job with the same journal line and position. */
    Job retry(JobRequest other) {
        return retry(other, JobSnapshot.HELD);
    }

    private Job retry(JobRequest other, JobSnapshot first) {
        Job job =
                new Job(other, line, position, ended, new JobProgress(first, progress.listener()));
        job.evenIfCrashed = true;
        job.forReview = forReview && !other.source().isFetched();
        return job;
    }

    /** Creates a new job with the same journal line, which only sends to mirrors. */
    Job retryMirrors(JobRequest other, Outcome.Done done) {
        Job job = retry(other, JobSnapshot.HELD.planned(done.plan()).waiting());
        job.published = done;
        job.sender = other.publisher();
        return job;
    }

    /** Returns the earlier result if the job only sends to mirrors; otherwise null. */
    Outcome.@Nullable Done published() {
        return published;
    }

    /** Returns whether the image is uploaded, and the job only sends it to mirrors. */
    public boolean sendsToMirrorsOnly() {
        return published != null;
    }

    /** Returns the outcome, or the earlier result if the job only sends to mirrors. */
    private Outcome earlierOr(Outcome outcome) {
        Outcome.Done earlier = published;
        return earlier == null || outcome instanceof Outcome.Done ? outcome : earlier;
    }

    /**
     * Allows the source to be read even if it has crashed the program, because the user requests
     * it.
     */
    public void readEvenIfCrashed() {
        evenIfCrashed = true;
    }

    boolean isReadEvenIfCrashed() {
        return evenIfCrashed;
    }

    void released(JobRequest as) {
        forReview = false;
        request = as;
        line.write(new JournalStep.Released(as));
    }

    /** Returns the destination that the job was published to; before that, the intended one. */
    public Optional<Destination> place() {
        Publisher by = sender;
        return (by == null ? request.publisher() : by).target().destination();
    }

    /**
     * Changes the publisher from the next try on, also in later runs. No effect if the job has
     * ended.
     */
    public synchronized void redirect(Publisher other) {
        var _ =
                progress.unlessEnded(
                        () -> {
                            request = request.to(other);
                            if (published == null) { // Otherwise, it stays done in the journal.
                                line.write(
                                        forReview
                                                ? new JournalStep.Held(request)
                                                : new JournalStep.Released(request));
                            }
                        });
    }

    /** Renames the source of a job in review, also in later runs. */
    public synchronized void rename(String name) {
        hold(request.of(request.source().renamed(name), request.preset()));
    }

    /** Changes the preset of a job in review, also in later runs. */
    public synchronized void changePreset(Preset preset) {
        hold(request.of(request.source(), preset));
    }

    private void hold(JobRequest changed) {
        request = changed;
        line.write(new JournalStep.Held(changed));
    }

    /** Changes the description of its image, also in later runs. It may have ended. */
    public synchronized void describe(Description description) {
        described(description);
        line.write(new JournalStep.Described(description));
    }

    /** Sets the description of its image that the journal already has. */
    public synchronized void described(Description description) {
        request = request.described(description);
    }

    /** Completes the description of its image from an earlier upload. Returns the result. */
    synchronized Description completed(Description earlier) {
        described(request.source().description().or(earlier));
        return request.source().description();
    }

    void planned(Plan plan) {
        if (progress.change(snapshot().planned(plan))) {
            line.write(new JournalStep.Planned(plan));
        }
    }

    /** Marks the job as one that only loads its image from the web, and then stays in review. */
    void fetchForReview() {
        forReview = true;
    }

    /** Records in the journal that the image is loaded again for review. */
    void heldAgain() {
        line.write(new JournalStep.Held(request));
    }

    boolean isForReview() {
        return forReview;
    }

    void fetching() {
        progress.change(snapshot().fetching());
    }

    /**
     * Sets the source that has been loaded.
     *
     * @return whether the job continues; otherwise it is in review, or has ended
     */
    boolean fetched(Source source) {
        Source kept = line.keep(source); // so that its bytes are not in memory while the job waits
        synchronized (this) {
            if (!progress.unlessEnded(() -> request = request.of(kept))) {
                return false;
            }
        }
        if (forReview) {
            progress.change(JobSnapshot.HELD);
        }
        return !forReview;
    }

    void waiting() {
        progress.change(snapshot().waiting());
    }

    void resizing() {
        progress.change(snapshot().resizing());
    }

    void uploading(Plan plan, long bytes) {
        if (progress.change(snapshot().uploading(plan, bytes))) {
            line.write(new JournalStep.Encoded(bytes));
        }
    }

    void sent(long soFar) {
        JobSnapshot before = snapshot();
        if (before.state() == JobState.UPLOADING
                && progress.change(before.sent(soFar))
                && soFar == before.bytes()
                && before.sent() < soFar) {
            line.write(new JournalStep.Uploaded());
        }
    }

    /**
     * Returns whether the copy is being sent, but for some seconds no byte was sent and no response
     * arrived.
     */
    public boolean isWithoutResponse() {
        return snapshot().state() == JobState.UPLOADING
                && progress.nanosSinceChange() > NOTICEABLE.toNanos();
    }

    /** Returns the record of this job's tries. */
    JobTries tries() {
        return tries;
    }

    void retryLater(JobState how, RetryState why) {
        progress.change(snapshot().retryLater(how, why));
    }

    /** Ends the job with the publisher that completed it, which a redirection may have replaced. */
    void done(Outcome.Done outcome, Publisher by) {
        sender = by;
        end(outcome);
    }

    void end(Outcome how) {
        Outcome outcome = earlierOr(how);
        if (progress.change(snapshot().ended(outcome))) {
            ended.accept(this);
            line.write(new JournalStep.Ended(outcome));
            progress.complete(outcome); // last, because the thread that waits may close the journal
        }
    }

    /** Ends the job with the result of an earlier run, which is already in the journal. */
    void restore(Outcome outcome) {
        if (progress.change(snapshot().ended(outcome))) {
            progress.complete(outcome);
        }
    }
}
