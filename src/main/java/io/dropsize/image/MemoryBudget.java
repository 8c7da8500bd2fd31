package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.concurrent.Semaphore;

/**
 * A budget for the memory of all pictures that are processed at the same time. Requests are granted
 * in order of arrival; one that exceeds the whole budget is granted when nothing else is held.
 * Thread-safe.
 */
public final class MemoryBudget {
    private static final long MIN = 256L << 20;
    private static final long MAX = 2L << 30;

    /** The unit, because a semaphore can't count bytes. */
    private static final int UNIT = 1 << 16;

    /** The heap also holds finished copies and everything else that the program needs. */
    private static final double SHARE_OF_HEAP = 0.75;

    private final long bytes;
    private final int units;
    private final Semaphore free;

    /**
     * @param bytes in total, approximately; at least one picture is always processed
     */
    public MemoryBudget(long bytes) {
        this.bytes = bytes;
        this.units = units(bytes, Integer.MAX_VALUE);
        this.free = new Semaphore(units, true);
    }

    /**
     * Returns a budget of three quarters of the JVM's maximum heap, but at least 256 MB and at most
     * 2 GB.
     */
    public static MemoryBudget ofThisComputer() {
        long heap = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP);
        return new MemoryBudget(Math.clamp(heap, MIN, MAX));
    }

    /** Returns a separate budget for a part of this one's bytes. */
    public MemoryBudget part(double share) {
        return new MemoryBudget((long) (bytes * share));
    }

    /**
     * Waits until there is memory, and reserves it until the result is closed. A thread that holds
     * a reservation must not request another one of the same budget.
     *
     * @param bytes an estimate
     * @throws DropsizeException CANCELLED if interrupted while it waits
     */
    public Share reserve(long bytes) {
        int wanted = units(bytes, units);
        try {
            free.acquire(wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
        return () -> free.release(wanted);
    }

    private static int units(long bytes, int max) {
        return (int) Math.clamp(bytes / UNIT + 1, 1, max);
    }

    /** Reserved memory. Closing releases it. */
    @FunctionalInterface
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
