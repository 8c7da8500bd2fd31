package io.dropsize.ui.shell;

import javafx.animation.AnimationTimer;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Measures the time between pulses, which come as long as they are requested, and how much of it
 * the JavaFX thread was at work: the rest it waited for a processor. Can be read on any thread.
 */
final class Pulses extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long limit;
    private long last;
    private long lastWork;
    private volatile long longest;
    private volatile long longestWork;
    private volatile int late;
    private volatile int count;

    /**
     * @param limit the milliseconds from which a pulse is late
     */
    Pulses(long limit) {
        this.limit = limit;
    }

    /** Begins a new measurement, on the JavaFX thread. */
    void reset() {
        longest = 0;
        longestWork = 0;
        late = 0;
        count = 0;
        last = System.nanoTime();
        lastWork = threads.getCurrentThreadCpuTime();
    }

    /** The longest time between two pulses, in milliseconds. */
    long longest() {
        return longest;
    }

    /** The longest processor time of the JavaFX thread between two pulses, in milliseconds. */
    long longestWork() {
        return longestWork;
    }

    int late() {
        return late;
    }

    int count() {
        return count;
    }

    @Override
    public void handle(long now) {
        long time = System.nanoTime();
        long work = threads.getCurrentThreadCpuTime();
        if (last != 0) {
            long gap = TimeUnit.NANOSECONDS.toMillis(time - last);
            longest = Math.max(longest, gap);
            longestWork = Math.max(longestWork, TimeUnit.NANOSECONDS.toMillis(work - lastWork));
            late += gap >= limit ? 1 : 0;
            count++;
        }
        last = time;
        lastWork = work;
    }
}
