package io.dropsize.app;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a sender waits, from the moment that the window starts or stops listening. */
final class HandOverDeadline {
    private final Duration longestAnswer;
    private final Duration longestStart;
    private final LongSupplier nanos;
    private long begin;
    private boolean listening;

    /**
     * @param nanos the time, as of {@link System#nanoTime}
     */
    HandOverDeadline(Duration longestAnswer, Duration longestStart, LongSupplier nanos) {
        this.longestAnswer = longestAnswer;
        this.longestStart = longestStart;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    /**
     * Begins the time again if the window has started or stopped listening.
     *
     * @param listens whether the window listens now
     * @return whether the time is over
     */
    boolean update(boolean listens) {
        long now = nanos.getAsLong();
        if (listens != listening) {
            listening = listens;
            begin = now;
        }
        return now - begin > (listens ? longestAnswer : longestStart).toNanos();
    }
}
