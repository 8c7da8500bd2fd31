package io.dropsize.pipeline.queue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts the failures of a job, and the time for which its service has not responded. Thread-safe.
 */
final class JobTries {
    private int failures;
    private Instant started = Instant.MAX;

    /** The start of the first of the consecutive tries without a response. */
    private @Nullable Instant unresponsiveSince;

    synchronized void start(Instant now) {
        started = now;
    }

    /** Counts another failure, and returns the new count. */
    synchronized int failed() {
        failures++;
        return failures;
    }

    /**
     * Records that a try failed, and returns for how long the service has not responded.
     *
     * @param unresponsive whether the service did not respond
     */
    synchronized Duration unresponsiveFor(boolean unresponsive, Instant now) {
        Instant since = unresponsiveSince == null ? started : unresponsiveSince;
        unresponsiveSince = unresponsive ? since : null;
        return unresponsive && since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }

    /** Returns the duration of the current try. */
    synchronized Duration currentTry(Instant now) {
        return started.isBefore(now) ? Duration.between(started, now) : Duration.ZERO;
    }
}
