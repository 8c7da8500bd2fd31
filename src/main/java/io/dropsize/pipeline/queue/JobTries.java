package io.dropsize.pipeline.queue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** How often a job has failed, and how long its service has been silent. Thread-safe. */
final class JobTries {
    private int failures;
    private Instant began = Instant.MAX;

    /** When the first of the tries without a response began. */
    private @Nullable Instant silentSince;

    synchronized void begins(Instant now) {
        began = now;
    }

    /** Counts another failure, and returns the new count. */
    synchronized int failed() {
        failures++;
        return failures;
    }

    /**
     * Records that a try failed, and returns how long the service has been silent.
     *
     * @param silent whether the service did not respond
     */
    synchronized Duration silence(boolean silent, Instant now) {
        Instant since = silentSince == null ? began : silentSince;
        silentSince = silent ? since : null;
        return silent && since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }

    /** The duration of the current try. */
    synchronized Duration took(Instant now) {
        return began.isBefore(now) ? Duration.between(began, now) : Duration.ZERO;
    }
}
