package io.dropsize.pipeline.queue;

import java.time.Duration;
import java.time.Instant;

/** Runs actions later. Tests use an implementation with a manual clock. */
public interface Timer extends AutoCloseable {
    Instant now();

    /**
     * Schedules an action.
     *
     * @param action must return quickly; runs on one of the timer's threads
     */
    void after(Duration pause, Runnable action);

    /** Cancels all pending actions. */
    @Override
    void close();
}
