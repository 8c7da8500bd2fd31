package io.dropsize.http.upload;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The number of jobs that have not ended, and the wait until there are none. Thread-safe. */
public final class UnfinishedJobs {
    private int count;

    synchronized void add(int jobs) {
        count += jobs;
    }

    synchronized void end() {
        count--;
        if (count == 0) {
            notifyAll();
        }
    }

    public synchronized int count() {
        return count;
    }

    /**
     * Blocks until there are none.
     *
     * @param limit how long to wait; not positive for not at all
     * @return the number that is left
     */
    public synchronized int awaitNone(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        while (count > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return count;
    }
}
