package io.dropsize.ui.upload;

import java.util.ArrayDeque;
import java.util.Deque;

/** How much a second over the last few seconds: bytes, or whatever else only grows. */
final class RateMeter {
    private static final long WINDOW_NANOS = 4_000_000_000L;

    private record Sample(long nanos, long amount) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Takes a reading.
     *
     * @param amount how much in all so far
     * @param nanos a clock that only goes forward
     */
    void add(long amount, long nanos) {
        samples.addLast(new Sample(nanos, amount));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** How much a second; 0 while it can't be told. */
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
