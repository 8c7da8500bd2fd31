package io.dropsize.testkit;

import io.dropsize.pipeline.queue.Timer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A manual clock: time passes only when a test advances it. */
public final class HandTimer implements Timer {
    private record Alarm(Instant when, Runnable action) {}

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::when));
    private final Semaphore set = new Semaphore(0);
    private Instant now = Instant.EPOCH;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void after(Duration pause, Runnable action) {
        synchronized (this) {
            alarms.add(new Alarm(now.plus(pause), action));
        }
        set.release();
    }

    /** Waits until another action is scheduled, and returns when it is due. */
    public Duration awaitNext() throws InterruptedException {
        if (!set.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing was put off");
        }
        synchronized (this) {
            return Duration.between(now, alarms.element().when());
        }
    }

    /** How much is to come later. */
    public synchronized int pending() {
        return alarms.size();
    }

    /** Advances the time. */
    public void pass(Duration time) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            now = now.plus(time);
            while (!alarms.isEmpty() && !alarms.element().when().isAfter(now)) {
                due.add(alarms.remove().action());
            }
        }
        due.forEach(Runnable::run);
    }

    @Override
    public synchronized void close() {
        alarms.clear();
    }
}
