package io.dropsize.pipeline;

import io.dropsize.error.DropsizeException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Where copies are made side by side, as far as memory reaches. What it does not reach for among
 * others is made once more with nothing beside it: only what fails then is too large.
 */
final class Elbowroom {
    private static final Logger LOG = LoggerFactory.getLogger(Elbowroom.class);

    private final ReadWriteLock room = new ReentrantReadWriteLock(true);

    /** Has sources in memory, and must not wait for other work in here. May be done twice. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws InterruptedException;
    }

    /** Blocks until it is done. */
    <T> T make(Work<T> work) throws InterruptedException {
        try {
            return under(room.readLock(), work);
        } catch (DropsizeException e) {
            if (!(e.getCause() instanceof OutOfMemoryError)) {
                throw e;
            }
            LOG.info("tried again alone: {}", e.getMessage());
        }
        return under(room.writeLock(), work);
    }

    private static <T> T under(Lock lock, Work<T> work) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
