package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Child processes with a decoder, at most one per processor. They start with the first image of
 * their formats and end when they have been idle for a while. Thread-safe.
 */
final class DecoderPool {
    private static final long IDLE_SECONDS = 20;

    private final String decoder;
    private final Semaphore permits =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Deque<DecoderProcess> idle = new ArrayDeque<>();

    /**
     * Ends children that exceed their time limit or are idle. Its thread starts with the first
     * child.
     */
    static final class Watch {
        static final ScheduledExecutorService TIMER =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("dropsize-decoder-watch").factory());

        private Watch() {}
    }

    /**
     * @param decoder the name of its class
     */
    DecoderPool(String decoder) {
        this.decoder = decoder;
    }

    /**
     * Returns an idle child, or a new one; the caller must release it. Blocks while all are in use.
     *
     * @throws IOException if none can be started
     */
    DecoderProcess take() throws IOException {
        acquire();
        synchronized (this) {
            while (!idle.isEmpty()) {
                DecoderProcess child = idle.pop();
                if (child.isAlive()) {
                    return child;
                }
                child.close();
            }
        }
        return start();
    }

    /** Returns a child that has decoded nothing yet. Otherwise like {@link #take}. */
    DecoderProcess takeFresh() throws IOException {
        acquire();
        return start();
    }

    private DecoderProcess start() throws IOException {
        boolean started = false;
        try {
            DecoderProcess child = DecoderProcess.start(decoder);
            started = true;
            return child;
        } finally {
            if (!started) {
                permits.release();
            }
        }
    }

    /** Returns a child for reuse, unless it has failed. */
    void release(DecoderProcess child) {
        synchronized (this) {
            if (child.isUsable()) {
                idle.push(child);
            } else {
                child.close();
            }
        }
        permits.release();
        int uses = child.uses();
        var _ = Watch.TIMER.schedule(() -> retire(child, uses), IDLE_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized void retire(DecoderProcess child, int uses) {
        if (child.uses() == uses && idle.remove(child)) {
            child.close();
        }
    }

    private void acquire() {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }
}
