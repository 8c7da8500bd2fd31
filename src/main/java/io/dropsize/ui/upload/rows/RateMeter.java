package io.dropsize.ui.upload.rows;

import java.util.ArrayDeque;
import java.util.Deque;

/** The rate over the last few seconds: bytes, or any other increasing amount. */
final class RateMeter {
    private static final long WINDOW_NANOS = 4_000_000_000L;

    private record Sample(long nanos, long amount) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Adds a measurement.
     *
     * @param amount the total so far
     * @param nanos a monotonic clock
     */
    void add(long amount, long nanos) {
        samples.addLast(new Sample(nanos, amount));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Returns the rate per second; 0 if it is unknown. */
    long perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        long nanos = samples.getLast().nanos() - samples.getFirst().nanos();
        long amount = samples.getLast().amount() - samples.getFirst().amount();
        return nanos <= 0 ? 0 : Math.max(0, (long) (amount * 1e9 / nanos));
    }

    void clear() {
        samples.clear();
    }
}
