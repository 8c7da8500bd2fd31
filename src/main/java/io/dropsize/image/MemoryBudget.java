package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.concurrent.Semaphore;

/**
 * Memory that pictures may take together while they are made. Who comes first is admitted first; a
 * picture that needs more than there is goes alone. May be used from any thread.
 */
public final class MemoryBudget {
    private static final long LEAST = 256L << 20;
    private static final long MOST = 2L << 30;

    /** What is counted in: bytes would be too many for a semaphore. */
    private static final int UNIT = 1 << 16;

    private final int units;
    private final Semaphore free;

    /**
     * @param bytes together, about; at least one picture is always made
     */
    public MemoryBudget(long bytes) {
        this.units = units(bytes, Integer.MAX_VALUE);
        this.free = new Semaphore(units, true);
    }

    /**
     * As much as the JVM's heap may have, which is a quarter of this computer's memory unless the
     * JVM is told otherwise, but 256 MB at least and 2 GB at most.
     */
    public static MemoryBudget ofThisComputer() {
        return new MemoryBudget(Math.clamp(Runtime.getRuntime().maxMemory(), LEAST, MOST));
    }

    /**
     * Waits until there is room, and takes it until the result is closed. Whoever holds some must
     * not ask for more.
     *
     * @param bytes an estimate
     * @throws DropsizeException CANCELLED when interrupted while it waits
     */
    Share take(long bytes) {
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
    interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
