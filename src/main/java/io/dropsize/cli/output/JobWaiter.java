package io.dropsize.cli.output;

import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.queue.BatchProgress;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobSnapshot;
import io.dropsize.pipeline.queue.JobState;
import io.dropsize.pipeline.queue.RetryState;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.TimeUnit;

/**
 * Waits for jobs, shows their progress, reports when they wait for the network or a response, and
 * gives up after a time limit.
 */
public final class JobWaiter {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration BETWEEN_FIGURES = Duration.ofMillis(100);

    private final Console console;
    private final Duration maxIdle;
    private List<Job> all = List.of();
    private long collected = System.nanoTime() - LOOK_AGAIN.toNanos();
    private String bar = "";
    private boolean said;
    private boolean saidSilent;
    private boolean gone;

    /** Waits for an event, at most for the given time. */
    private interface Event {
        boolean await(Duration max) throws InterruptedException;
    }

    /**
     * @param maxIdle the maximum time without a network or a response
     */
    public JobWaiter(Console console, Duration maxIdle) {
        this.console = console;
        this.maxIdle = maxIdle;
    }

    /** Shows the progress of these jobs while it waits for some of them. */
    void watch(List<Job> jobs) {
        all = jobs;
        progress("");
    }

    /**
     * Blocks until the job has ended.
     *
     * @return false if it remains for a later run, because its service has not responded for too
     *     long or the program is being stopped
     */
    boolean await(Job job) throws InterruptedException {
        return await(job, job::await);
    }

    /**
     * Blocks until the queue has a job.
     *
     * @param oldest the job that should be the next one in the queue
     * @return false if all remain for a later run
     */
    boolean awaitAny(BlockingDeque<Job> ended, Job oldest) throws InterruptedException {
        return await(oldest, max -> has(ended, max));
    }

    private static boolean has(BlockingDeque<Job> ended, Duration max) throws InterruptedException {
        Job job = ended.poll(max.toNanos(), TimeUnit.NANOSECONDS);
        return job != null && ended.offerFirst(job);
    }

    private boolean await(Job job, Event event) throws InterruptedException {
        long alive = System.nanoTime();
        var signs = new ActivityTracker();
        while (!event.await(gone ? Duration.ZERO : LOOK_AGAIN)) {
            if (signs.isResponding(job)) {
                alive = System.nanoTime();
                if (gone) {
                    return false;
                }
            } else if (gone || System.nanoTime() - alive > maxIdle.toNanos()) {
                gone = true;
                return false;
            }
            tell(job);
        }
        progress("");
        return true;
    }

    /** Determines from the states of a job whether its service responds. */
    private static final class ActivityTracker {
        private boolean timedOut;
        private long sent;

        boolean isResponding(Job job) {
            JobSnapshot now = job.snapshot();
            RetryState retryState = now.retryState();
            if (retryState != null) {
                timedOut = retryState.reason().kind() == ErrorKind.TIMEOUT;
                return !timedOut && now.state() != JobState.OFFLINE;
            }
            if (now.sent() > sent) { // more than in any earlier try
                sent = now.sent();
                timedOut = false;
            }
            return !timedOut && !job.isWithoutResponse();
        }
    }

    private void tell(Job job) {
        RetryState retryState = job.snapshot().retryState();
        JobState state = job.snapshot().state();
        String note = "";
        if (job.isWithoutResponse() && !saidSilent) {
            saidSilent = true;
            console.say(
                    "Waiting for a response from “"
                            + String.join(", ", job.request().publisher().target().names())
                            + "”…");
        } else if (retryState != null && state == JobState.OFFLINE && !said) {
            said = true;
            console.say(
                    ErrorText.forCommandLine(retryState.reason())
                            + (retryState.reason().kind().isSessionOver()
                                    ? " Waiting until you have signed in…"
                                    : " Waiting for the network…"));
        } else if (retryState != null && state == JobState.RETRYING) {
            note = ", next is try %d of %d".formatted(retryState.next(), retryState.of());
        } else if (state != JobState.OFFLINE) {
            said = false;
        }
        progress(note);
    }

    /** Draws the progress bar, whose figures are updated at most ten times a second. */
    private void progress(String note) {
        if (!console.showsProgress()) {
            return;
        }
        long now = System.nanoTime();
        if (now - collected >= BETWEEN_FIGURES.toNanos()) {
            collected = now;
            bar = ProgressBar.text(BatchProgress.of(all.stream().map(Job::snapshot).toList()));
        }
        console.progress(bar + note);
    }
}
