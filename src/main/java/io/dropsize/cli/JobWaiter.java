package io.dropsize.cli;

import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobState;
import io.dropsize.pipeline.queue.RetryState;

import java.time.Duration;

/** Waits for jobs, reports when they wait for the network, and gives up after a time limit. */
final class JobWaiter {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Console console;
    private final Duration mostOffline;
    private String done = "";
    private boolean said;
    private boolean gone;

    /**
     * @param mostOffline the longest time without a network
     */
    JobWaiter(Console console, Duration mostOffline) {
        this.console = console;
        this.mostOffline = mostOffline;
    }

    void progress(int ended, int all) {
        done = "%d of %d images".formatted(ended, all);
        console.progress(done);
    }

    /**
     * Blocks until the job has ended.
     *
     * @return false if it remains for a later run, because there was no network for too long or the
     *     program is being stopped
     */
    boolean await(Job job) throws InterruptedException {
        long since = System.nanoTime();
        while (!job.await(gone ? Duration.ZERO : LOOK_AGAIN)) {
            if (job.snapshot().state() != JobState.OFFLINE) {
                since = System.nanoTime();
                if (gone) {
                    return false;
                }
            } else if (gone || System.nanoTime() - since > mostOffline.toNanos()) {
                gone = true;
                return false;
            }
            tell(job);
        }
        return !(job.snapshot().outcome() instanceof Outcome.Cancelled);
    }

    private void tell(Job job) {
        RetryState setback = job.snapshot().setback();
        JobState state = job.snapshot().state();
        if (setback != null && state == JobState.OFFLINE && !said) {
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
