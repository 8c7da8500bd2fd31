package io.dropsize.pipeline.queue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.plan.Fetcher;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.KeyReservations.Claim;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.store.Timeouts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Runs jobs in order of arrival; copies are made and uploaded in parallel, under {@link JobLimits}.
 * Jobs are independent of each other. Transient errors are retried; jobs whose destination can't be
 * reached wait for it. All methods return immediately. Thread-safe.
 */
public final class JobQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final int MEGABYTE = 1 << 20;
    private static final int SECONDS_TO_TIDY = 5;

    private final ImageMaker maker;
    private final RetryPolicy retries;
    private final Timer timer;
    private final RenderPool makers;
    private final ThreadPoolExecutor senders;
    private final ExecutorService probes =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("dropsize-probe").factory());
    private final OfflineDestinations outages;
    private final Fetches fetches;
    private final Semaphore inFlight;
    private final int mostInFlight;
    private final Gate gate = new Gate();
    private final Set<Job> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong turns = new AtomicLong();
    private volatile boolean closing;
    private volatile boolean lowPriority;
    private volatile Supplier<Duration> maxSilence = Timeouts.DEFAULT::call;

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
        this.maker = maker;
        this.retries = retries;
        this.timer = timer;
        this.makers =
                new RenderPool(
                        limits.makers(),
                        threads("maker"),
                        turn -> guarded(turn.job(), () -> make(turn)));
        this.senders =
                new ThreadPoolExecutor(
                        limits.senders(),
                        limits.senders(),
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        threads("sender"));
        this.fetches = new Fetches(gate, this::guarded, this::again);
        this.outages = new OfflineDestinations(timer, probes, this::again);
        this.mostInFlight = limits.megabytesInFlight();
        this.inFlight = new Semaphore(mostInFlight, true);
    }

    /** Lowers the priority of the threads that make copies. Call it before the first job. */
    public void lowerPriority() {
        lowPriority = true;
    }

    /**
     * Sets how long a job keeps trying while its service accepts connections but doesn't respond;
     * read at each failure.
     */
    public void giveUpSilentServicesAfter(Supplier<Duration> limit) {
        maxSilence = limit;
    }

    /**
     * Changes how many copies are made and how many are uploaded in parallel. Call it before the
     * first job.
     *
     * @param count of each, at least 1
     */
    public void limit(int count) {
        makers.resize(count);
        RenderPool.resize(senders, count);
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

    /** A job that {@link #start} will start. */
    public Job take(JobRequest request, JournalLine line) {
        return new Job(request, line, turns.incrementAndGet(), running::remove);
    }

    /** A job of an earlier run, which {@link #start} resumes unless it has ended. */
    public Job recall(JournalEntry earlier, Publisher publisher) {
        Job job = take(earlier.request(publisher), earlier.line());
        Outcome outcome = earlier.outcome();
        if (outcome != null) {
            job.recall(outcome);
        }
        return job;
    }

    public void start(Job job) {
        running.add(job);
        if (job.snapshot().state().ended()) { // Before it was added.
            running.remove(job);
        }
        again(job);
    }

    /** Starts a job in review, with this request. */
    public void release(Job job, JobRequest request) {
        job.released(request);
        start(job);
    }

    /** A new job in place of one that has failed or was cancelled. */
    public Job retry(Job ended, JobRequest request) {
        Job job = ended.retry(request);
        if (job.isForReview()) {
            job.heldAgain();
            start(job);
        } else {
            release(job, request);
        }
        return job;
    }

    /** A job without a journal line, started immediately. */
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

    /** A destination has changed: probes it immediately for waiting jobs. */
    public void probeNow(String destination) {
        outages.probeNow(destination);
    }

    /** Whether {@link #close} has been called, and unfinished jobs will resume in a later run. */
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
        senders.shutdownNow();
        probes.shutdownNow();
        try {
            if (!senders.awaitTermination(SECONDS_TO_TIDY, TimeUnit.SECONDS)) {
                LOG.warn("an upload did not stop in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns it to its place among waiting jobs. */
    private void again(Job job) {
        job.waiting();
        if (closing) { // Its predecessor may be stopping.
            job.stop();
            return;
        }
        try {
            if (job.request().source().isFetched()) {
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

    private void make(RenderPool.Turn turn) throws InterruptedException {
        Job job = turn.job();
        gate.pass();
        if (job.snapshot().state().ended() || outages.holds(job)) {
            return;
        }
        if (turn.waitsForName()) { // Before it is read, so that waiting jobs hold no memory.
            return;
        }
        job.resizing();
        job.tryBegins(timer.now());
        Optional<ImageMaker.Made> made = copy(turn);
        if (made.isEmpty() || job.snapshot().state().ended()) {
            return;
        }
        ImageMaker.Made copy = made.get();
        int megabytes = Math.min(mostInFlight, 1 + copy.bytes() / MEGABYTE);
        inFlight.acquire(megabytes);
        job.uploading(copy.plan(), copy.bytes());
        senders.execute(
                () -> {
                    try {
                        guarded(job, () -> send(job, copy));
                    } finally {
                        inFlight.release(megabytes);
                    }
                });
    }

    /** Empty if there is nothing to send. */
    private Optional<ImageMaker.Made> copy(RenderPool.Turn turn) {
        try (var _ = maker.admit(turn.job().request().source())) {
            return admittedCopy(turn);
        }
    }

    private Optional<ImageMaker.Made> admittedCopy(RenderPool.Turn turn) {
        Job job = turn.job();
        JobRequest request = job.request();
        Publisher publisher = request.publisher();
        if (job.isAskedFor()) {
            maker.readmit(request.source());
        }
        ImageMaker.Prepared prepared = prepare(request);
        Plan plan = prepared.plan();
        job.planned(plan);
        Optional<Publisher.Found> there = publisher.reserve(plan);
        turn.nameReserved();
        if (there.isPresent()) {
            job.done(there.get().outcome(plan), publisher);
            return Optional.empty();
        }
        return waitsForEqual(job, plan)
                ? Optional.empty()
                : Optional.of(new ImageMaker.Made(plan, maker.render(prepared)));
    }

    /**
     * Whether the job waits for an earlier one that makes the same copy, whichever is made first;
     * it will find that copy. Jobs that have not been read are ignored.
     */
    private boolean waitsForEqual(Job job, Plan plan) {
        Claim claim = job.request().publisher().target().claimCopy(plan, job.turn());
        job.whenEnded(claim::release);
        Claim earlier = claim.predecessor();
        if (earlier == null) {
            return false;
        }
        job.waiting();
        earlier.whenReleased(() -> again(job));
        return true;
    }

    /** With the name that an earlier run has planned, if any. */
    private ImageMaker.Prepared prepare(JobRequest request) {
        KeyNaming naming = request.publisher().naming(request.date());
        ImageMaker.Prepared fresh = maker.prepare(request.source(), request.preset(), naming);
        return fresh.with(request.settled(fresh.plan()));
    }

    private void send(Job job, ImageMaker.Made copy) throws InterruptedException {
        gate.pass();
        Plan plan = copy.plan();
        if (job.snapshot().state().ended() || outages.holds(job) || waitsForEqual(job, plan)) {
            return;
        }
        Publisher publisher = job.request().publisher();
        job.tryBegins(timer.now());
        Published published = publisher.publish(plan, copy.image(), job::sent);
        outages.answered(publisher.target().name());
        job.done(new Outcome.Done(plan, copy.bytes(), published), publisher);
    }

    /** An exception in a step ends or delays only this job. */
    private void guarded(Job job, Job.Step step) {
        try {
            job.run(step);
        } catch (InterruptedException _) {
            cancelled(job);
        } catch (DropsizeException e) {
            failed(job, e);
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed unexpectedly", job.request().source().name(), e);
            job.end(
                    new Outcome.Failed(
                            new DropsizeException(
                                    ErrorKind.INTERNAL, e, job.request().source().name())));
        }
    }

    /** The jobs that have been started and have not ended. */
    Set<Job> running() {
        return Set.copyOf(running);
    }

    private void failed(Job job, DropsizeException e) {
        if (e.kind() == ErrorKind.CANCELLED || closing) {
            cancelled(job);
        } else if (outages.waitsFor(e.kind(), job.request().publisher().target().name())) {
            outages.lost(job, e);
        } else {
            LOG.info("{} failed: {}", job.request().source().name(), e.getMessage());
            int failures = job.failed();
            Duration pause = retries.pause(failures, ThreadLocalRandom.current());
            if (e.kind().isTransient() && failures < retries.tries() && !isSilent(job, e, pause)) {
                job.retryLater(
                        JobState.RETRYING,
                        new RetryState(e, failures + 1, retries.tries(), timer.now().plus(pause)));
                timer.after(pause, () -> again(job));
            } else {
                job.end(new Outcome.Failed(e));
            }
        }
    }

    /** Whether the service will have been silent for too long after another try like this one. */
    private boolean isSilent(Job job, DropsizeException e, Duration pause) {
        Instant now = timer.now();
        Duration silence = job.silence(e.kind() == ErrorKind.TIMEOUT, now);
        return !silence.isZero()
                && silence.plus(pause).plus(job.tryTook(now)).compareTo(maxSilence.get()) > 0;
    }

    private void cancelled(Job job) {
        if (closing) {
            job.stop();
        } else {
            job.cancel();
        }
    }

    private ThreadFactory threads(String name) {
        return BackgroundPriority.threads("dropsize-" + name + "-", () -> lowPriority);
    }
}
