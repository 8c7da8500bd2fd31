package io.dropsize.store.check;

import java.time.Duration;

/**
 * Interrupts the thread that has created it after a time limit, unless it is closed before. Closing
 * clears the interrupt that it has caused.
 */
final class CheckDeadline implements AutoCloseable {
    private final Thread runner = Thread.currentThread();
    private final Thread timer;
    private boolean over;
    private boolean closed;

    CheckDeadline(Duration limit) {
        timer = Thread.ofVirtual().name("check-deadline").start(() -> expire(limit));
    }

    private void expire(Duration limit) {
        try {
            Thread.sleep(limit);
        } catch (InterruptedException _) {
            return; // It was closed in time.
        }
        synchronized (this) {
            if (!closed) {
                over = true;
                runner.interrupt();
            }
        }
    }

    /**
     * Returns whether the time limit is exceeded, which is then the reason for a CANCELLED error.
     */
    synchronized boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (over) {
                var _ = Thread.interrupted();
            }
        }
        timer.interrupt();
    }
}
