package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.concurrent.Semaphore;

/**
 * Memory that pictures may take together while they are made. Requests are granted in the order in
 * which they arrive; one for more than the whole budget is granted when nothing else is held. May
 * be used from any thread.
 */
public final class MemoryBudget {
    private static final long LEAST = 256L << 20;
    private static final long MOST = 2L << 30;

    /** What is counted in: bytes would be too many for a semaphore. */
    private static final int UNIT = 1 << 16;

    /** The heap also holds finished copies and everything else that the program needs. */
    private static final double SHARE_OF_HEAP = 0.75;

    private final long bytes;
    private final int units;
    private final Semaphore free;

    /**
     * @param bytes together, about; at least one picture is always made
     */
    public MemoryBudget(long bytes) {
        this.bytes = bytes;
        this.units = units(bytes, Integer.MAX_VALUE);
        this.free = new Semaphore(units, true);
    }

    /**
     * Three quarters of the JVM's heap, which is a quarter of this computer's memory unless the JVM
     * is told otherwise, but 256 MB at least and 2 GB at most.
     */
    public static MemoryBudget ofThisComputer() {
        long heap = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP);
        return new MemoryBudget(Math.clamp(heap, LEAST, MOST));
    }

    /** A budget of its own for a part of this one's bytes. */
    public MemoryBudget part(double share) {
        return new MemoryBudget((long) (bytes * share));
    }

    /**
     * Waits until there is room, and takes it until the result is closed. A thread that holds a
     * share must not take another one of the same budget.
     *
     * @param bytes an estimate
     * @throws DropsizeException CANCELLED when interrupted while it waits
     */
    public Share take(long bytes) {
        int wanted = units(bytes, units);
        try {
            free.acquire(wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
        return () -> free.release(wanted);
    }

    private static int units(long bytes, int most) {
        return (int) Math.clamp(bytes / UNIT + 1, 1, most);
    }

    /** Memory that is taken. Closing gives it back. */
    @FunctionalInterface
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
