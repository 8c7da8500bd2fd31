package io.dropsize.secret;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A while in which a keyring is left alone, for each question may show its owner a window. */
final class Rest {
    private final LongSupplier nanos;
    private long began;
    private Duration length = Duration.ZERO;

    /**
     * None yet.
     *
     * @param nanos a clock as {@link System#nanoTime}
     */
    Rest(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void take(Duration howLong) {
        began = nanos.getAsLong();
        length = howLong;
    }

    boolean isOver() {
        return nanos.getAsLong() - began >= length.toNanos();
    }
}
