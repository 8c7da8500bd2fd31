package io.dropsize.pipeline.queue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.Timeouts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Decides what follows a failed step: a retry, a wait for the destination, or the job's end. */
final class JobFailures {
    private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);

    private final RetryPolicy retries;
    private final Timer timer;
    private final OfflineDestinations outages;
    private final Consumer<Job> requeue;
    private final BooleanSupplier closing;
    private volatile Supplier<Duration> maxUnresponsive = Timeouts.DEFAULT::call;

    /**
     * @param requeue receives each job to retry
     * @param closing whether the queue is closing, and jobs stay unfinished
     */
    JobFailures(
            RetryPolicy retries,
            Timer timer,
            OfflineDestinations outages,
            Consumer<Job> requeue,
            BooleanSupplier closing) {
        this.retries = retries;
        this.timer = timer;
        this.outages = outages;
        this.requeue = requeue;
        this.closing = closing;
    }

    void giveUpUnresponsiveServicesAfter(Supplier<Duration> limit) {
        maxUnresponsive = limit;
    }

    void tryBegins(Job job) {
        job.tries().start(timer.now());
    }

    /** Runs a step. An exception ends or delays only this job. */
    void guard(Job job, Job.Step step) {
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

    private void failed(Job job, DropsizeException e) {
        if (e.kind() == ErrorKind.CANCELLED || closing.getAsBoolean()) {
            cancelled(job);
        } else if (outages.waitsFor(e.kind(), job.request().publisher().target().name())) {
            outages.suspend(job, e);
        } else {
            LOG.info("{} failed: {}", job.request().source().name(), e.getMessage());
            int failures = job.tries().failed();
            Duration pause = retries.pause(failures, ThreadLocalRandom.current());
            if (e.kind().isTransient()
                    && failures < retries.tries()
                    && !isUnresponsive(job, e, pause)) {
                job.retryLater(
                        JobState.RETRYING,
                        new RetryState(e, failures + 1, retries.tries(), timer.now().plus(pause)));
                timer.after(pause, () -> requeue.accept(job));
            } else {
                job.end(new Outcome.Failed(e));
            }
        }
    }

    /**
     * Returns whether another try like this one would exceed the time limit for a service that
     * doesn't respond.
     */
    private boolean isUnresponsive(Job job, DropsizeException e, Duration pause) {
        Instant now = timer.now();
        Duration unresponsive = job.tries().unresponsiveFor(e.kind() == ErrorKind.TIMEOUT, now);
        return !unresponsive.isZero()
                && unresponsive
                                .plus(pause)
                                .plus(job.tries().currentTry(now))
                                .compareTo(maxUnresponsive.get())
                        > 0;
    }

    private void cancelled(Job job) {
        if (closing.getAsBoolean()) {
            job.stop();
        } else {
            job.cancel();
        }
    }
}
