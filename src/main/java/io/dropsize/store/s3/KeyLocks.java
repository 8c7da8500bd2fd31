package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Serializes puts to the same key in the whole process: two destinations may name the same bucket,
 * and a service without conditional puts could not keep two puts apart.
 */
final class KeyLocks {
    private static final Map<Place, Waiting> HELD = new HashMap<>();

    private record Place(URI endpoint, String bucket, String key) {}

    private static final class Waiting {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    /** Released by the thread that acquired it. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private KeyLocks() {}

    /**
     * Waits until no other put to the key is running.
     *
     * @throws DropsizeException CANCELLED if interrupted, with the interrupt flag still set
     */
    static Held hold(URI endpoint, String bucket, String key) {
        var place = new Place(endpoint, bucket, key);
        Waiting waiting;
        synchronized (HELD) {
            waiting = HELD.computeIfAbsent(place, _ -> new Waiting());
            waiting.users++;
        }
        try {
            waiting.lock.lockInterruptibly();
        } catch (InterruptedException e) {
            leave(place, waiting);
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
        return () -> {
            waiting.lock.unlock();
            leave(place, waiting);
        };
    }

    private static void leave(Place place, Waiting waiting) {
        synchronized (HELD) {
            if (--waiting.users == 0) {
                HELD.remove(place);
            }
        }
    }
}
