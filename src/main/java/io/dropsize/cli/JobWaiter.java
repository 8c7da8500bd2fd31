package io.dropsize.cli;

import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobSnapshot;
import io.dropsize.pipeline.queue.JobState;
import io.dropsize.pipeline.queue.RetryState;

import java.time.Duration;

/**
 * Waits for jobs, reports when they wait for the network or a response, and gives up after a time
 * limit.
 */
final class JobWaiter {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Console console;
    private final Duration maxSilence;
    private String done = "";
    private boolean said;
    private boolean saidSilent;
    private boolean gone;

    /**
     * @param maxSilence the longest time without a network or a response
     */
    JobWaiter(Console console, Duration maxSilence) {
        this.console = console;
        this.maxSilence = maxSilence;
    }

    void progress(int ended, int all) {
        done = "%d of %d images".formatted(ended, all);
        console.progress(done);
    }

    /**
     * Blocks until the job has ended.
     *
     * @return false if it remains for a later run, because its service has not responded for too
     *     long or the program is being stopped
     */
    boolean await(Job job) throws InterruptedException {
        long alive = System.nanoTime();
        var signs = new SignsOfLife();
        while (!job.await(gone ? Duration.ZERO : LOOK_AGAIN)) {
            if (signs.isResponding(job)) {
                alive = System.nanoTime();
                if (gone) {
                    return false;
                }
            } else if (gone || System.nanoTime() - alive > maxSilence.toNanos()) {
                gone = true;
                return false;
            }
            tell(job);
        }
        return !(job.snapshot().outcome() instanceof Outcome.Cancelled);
    }

    /** Whether a job's service responds, as far as the job's states tell. */
    private static final class SignsOfLife {
        private boolean timedOut;
        private long sent;

        boolean isResponding(Job job) {
            JobSnapshot now = job.snapshot();
            RetryState setback = now.setback();
            if (setback != null) {
                timedOut = setback.reason().kind() == ErrorKind.TIMEOUT;
                return !timedOut && now.state() != JobState.OFFLINE;
            }
            if (now.sent() > sent) { // More than any earlier try has sent.
                sent = now.sent();
                timedOut = false;
            }
            return !timedOut && !job.isWithoutResponse();
        }
    }

    private void tell(Job job) {
        RetryState setback = job.snapshot().setback();
        JobState state = job.snapshot().state();
        if (job.isWithoutResponse() && !saidSilent) {
            saidSilent = true;
            console.say(
                    "Waiting for a response from “"
                            + job.request().publisher().target().name()
                            + "”…");
            console.progress(done);
        } else if (setback != null && state == JobState.OFFLINE && !said) {
            said = true;
            console.say(ErrorText.forCommandLine(setback.reason()) + " Waiting for the network…");
            console.progress(done);
        } else if (setback != null && state == JobState.RETRYING) {
            console.progress(
                    "%s, next is try %d of %d".formatted(done, setback.next(), setback.of()));
        } else if (state != JobState.OFFLINE) {
            said = false;
        }
    }
}
