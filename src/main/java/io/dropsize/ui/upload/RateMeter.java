package io.dropsize.ui.upload;

import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes a second over the last few seconds. */
final class RateMeter {
    private static final long WINDOW_NANOS = 4_000_000_000L;

    private record Sample(long nanos, long bytes) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Takes a reading.
     *
     * @param bytes how many in all so far
     * @param nanos a clock that only goes forward
     */
    void add(long bytes, long nanos) {
        samples.addLast(new Sample(nanos, bytes));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Bytes a second; 0 while it can't be told. */
    long perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        long nanos = samples.getLast().nanos() - samples.getFirst().nanos();
        long bytes = samples.getLast().bytes() - samples.getFirst().bytes();
        return nanos <= 0 ? 0 : Math.max(0, (long) (bytes * 1e9 / nanos));
    }

    void clear() {
        samples.clear();
    }
}
