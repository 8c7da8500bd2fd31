package io.dropsize.secret;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A period in which a keyring is not queried, because each query may prompt the user. */
final class Cooldown {
    private final LongSupplier nanos;
    private long began;
    private Duration length = Duration.ZERO;

    /**
     * None yet.
     *
     * @param nanos a clock such as {@link System#nanoTime}
     */
    Cooldown(LongSupplier nanos) {
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
