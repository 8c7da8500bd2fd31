package io.dropsize.store.check;

import java.time.Duration;

/**
 * Interrupts the thread that has created it after a time, unless it is closed before. Closing
 * clears an interrupt of its own.
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
            return; // Closed in time.
        }
        synchronized (this) {
            if (!closed) {
                over = true;
                runner.interrupt();
            }
        }
    }

    /** Whether the time is over; a cancellation is then due to it. */
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
