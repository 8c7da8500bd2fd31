package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.plan.Fetcher;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Runs jobs in order of arrival; copies are made and uploaded in parallel, under {@link JobLimits}.
 * Jobs are independent of each other. Transient errors are retried; jobs whose destination can't be
 * reached wait for it. All methods return immediately. Thread-safe.
 */
public final class JobQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final int SECONDS_TO_TIDY = 5;

    private final Timer timer;
    private final RenderPool makers;
    private final UploadPool uploads;
    private final ExecutorService probes =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("dropsize-probe").factory());
    private final OfflineDestinations outages;
    private final Fetches fetches;
    private final JobFailures failures;
    private final JobSteps steps;
    private final Gate gate = new Gate();
    private final Set<Job> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong positions = new AtomicLong();
    private volatile boolean closing;
    private volatile boolean lowPriority;

    public JobQueue(ImageMaker maker, JobLimits limits) {
        this(maker, limits, RetryPolicy.DEFAULT, new SystemTimer());
    }

    public JobQueue(ImageMaker maker, JobLimits limits, RetryPolicy retries) {
        this(maker, limits, retries, new SystemTimer());
    }

    /**
     * @param timer closed together with the queue
     */
    public JobQueue(ImageMaker maker, JobLimits limits, RetryPolicy retries, Timer timer) {
        this.timer = timer;
        this.outages = new OfflineDestinations(timer, probes, this::requeue);
        this.failures = new JobFailures(retries, timer, outages, this::requeue, this::isClosing);
        this.fetches = new Fetches(gate, failures::guard, this::requeue);
        this.uploads = new UploadPool(limits, threads("sender"));
        this.steps = new JobSteps(maker, uploads, gate, outages, failures, this::requeue);
        this.makers =
                new RenderPool(
                        limits.makers(),
                        threads("maker"),
                        turn -> failures.guard(turn.job(), () -> steps.make(turn)));
    }

    /** Lowers the priority of the threads that make copies. Call it before the first job. */
    public void lowerPriority() {
        lowPriority = true;
    }

    /**
     * Sets how long a job is retried while its service accepts connections but doesn't respond. The
     * value is read at each failure.
     */
    public void giveUpUnresponsiveServicesAfter(Supplier<Duration> limit) {
        failures.giveUpUnresponsiveServicesAfter(limit);
    }

    /**
     * Changes how many copies are made and how many are uploaded in parallel. Call it before the
     * first job.
     *
     * @param count of each, at least 1
     */
    public void limit(int count) {
        makers.resize(count);
        uploads.resize(count);
    }

    /** Sets the fetcher for images from the web. Call it before the first job. */
    public void fetchWith(Fetcher fetcher) {
        fetches.use(fetcher);
    }

    /** Loads the image of a job in review, if it is on the web. */
    public void fetchForReview(Job job) {
        if (!job.request().source().isFetched() && !job.snapshot().state().ended()) {
            job.fetchForReview();
            start(job);
        }
    }

    /** Creates a job, which {@link #start} starts. */
    public Job take(JobRequest request, JournalLine line) {
        return new Job(request, line, positions.incrementAndGet(), running::remove);
    }

    /** Restores a job of an earlier run, which {@link #start} resumes unless it has ended. */
    Job restore(JournalEntry earlier, Publisher publisher) {
        Job job = take(earlier.request(publisher), earlier.line());
        Outcome outcome = earlier.outcome();
        if (outcome != null) {
            job.restore(outcome);
        }
        return job;
    }

    public void start(Job job) {
        running.add(job);
        if (job.snapshot().state().ended()) { // It ended before it was added.
            running.remove(job);
        }
        requeue(job);
    }

    /** Starts a job in review, with this request. */
    public void release(Job job, JobRequest request) {
        job.released(request);
        start(job);
    }

    /**
     * Starts a new job in place of one that has failed or was cancelled. In place of one that is
     * done, the new job only sends to the mirrors that lack its copies.
     */
    public Job retry(Job ended, JobRequest request) {
        if (ended.snapshot().outcome() instanceof Outcome.Done done) {
            Job mirroring = ended.retryMirrors(request, done);
            start(mirroring);
            return mirroring;
        }
        Job job = ended.retry(request);
        if (job.isForReview()) {
            job.heldAgain();
            start(job);
        } else {
            release(job, request);
        }
        return job;
    }

    /** Creates a job without a journal line, and starts it immediately. */
    public Job submit(JobRequest request) {
        Job job = take(request, JournalLine.NONE);
        start(job);
        return job;
    }

    /** Starts no new work until {@link #resume}; running work is finished. */
    public void pause() {
        gate.shut();
    }

    public void resume() {
        gate.open();
    }

    public boolean paused() {
        return gate.isShut();
    }

    /** Probes a destination immediately for its waiting jobs, because its settings have changed. */
    public void probeNow(String destination) {
        outages.probeNow(destination);
    }

    /**
     * Returns whether {@link #close} has been called, and unfinished jobs will resume in a later
     * run.
     */
    public boolean isClosing() {
        return closing;
    }

    /**
     * Stops. The journal keeps unfinished jobs as they are. Blocks for at most a few seconds, until
     * publishers have cleaned up.
     */
    @Override
    public void close() {
        closing = true;
        timer.close();
        running.forEach(Job::stop);
        makers.stop();
        fetches.stop();
        uploads.stop();
        probes.shutdownNow();
        try {
            if (!uploads.awaitStopped(SECONDS_TO_TIDY)) {
                LOG.warn("an upload did not stop in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the job to its position among waiting jobs. */
    private void requeue(Job job) {
        job.waiting();
        if (closing) { // The job that it replaces may be stopping.
            job.stop();
            return;
        }
        try {
            if (job.published() != null) {
                steps.retryMirrors(job);
            } else if (job.request().source().isFetched()) {
                makers.take(job);
            } else {
                fetches.begin(job);
            }
        } catch (RejectedExecutionException e) {
            if (!closing) {
                throw e;
            }
            job.stop();
        }
    }

    /** Returns the jobs that have been started and have not ended. */
    Set<Job> running() {
        return Set.copyOf(running);
    }

    private ThreadFactory threads(String name) {
        return BackgroundPriority.threads("dropsize-" + name + "-", () -> lowPriority);
    }
}
