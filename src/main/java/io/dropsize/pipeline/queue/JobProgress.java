package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.publish.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * A job's snapshot, the listener for its changes, and the thread that executes its current step. A
 * snapshot that has ended never changes. Thread-safe.
 */
final class JobProgress {
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final CompletableFuture<Outcome> over = new CompletableFuture<>();
    private volatile Runnable changed;
    private volatile JobSnapshot snapshot;
    private volatile long changedNanos = System.nanoTime();
    private @Nullable Thread worker;

    /**
     * @param changed receives each change, see {@link #onChange}
     */
    JobProgress(JobSnapshot snapshot, Runnable changed) {
        this.snapshot = snapshot;
        this.changed = changed;
    }

    JobSnapshot snapshot() {
        return snapshot;
    }

    Runnable listener() {
        return changed;
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    /** Replaces the snapshot, and returns true, unless the job has ended. */
    boolean change(JobSnapshot next) {
        synchronized (this) {
            if (snapshot.state().ended()) {
                return false;
            }
            snapshot = next;
            changedNanos = System.nanoTime();
        }
        changed.run();
        return true;
    }

    /**
     * Ends the snapshot, and interrupts the current step. The listener is not notified yet.
     *
     * @return false if the state does not meet the condition; nothing changes then
     */
    synchronized boolean stop(Predicate<JobState> condition, Outcome outcome) {
        if (!condition.test(snapshot.state())) {
            return false;
        }
        snapshot = snapshot.ended(outcome);
        if (worker != null) {
            worker.interrupt();
        }
        return true;
    }

    /** Runs the action, and returns true, unless the job has ended. It doesn't end meanwhile. */
    synchronized boolean unlessEnded(Runnable action) {
        if (snapshot.state().ended()) {
            return false;
        }
        action.run();
        return true;
    }

    /** Releases the threads that wait for the end. */
    void complete(Outcome outcome) {
        over.complete(outcome);
    }

    /** Returns the time since the last change, in nanoseconds. */
    long nanosSinceChange() {
        return System.nanoTime() - changedNanos;
    }

    /** Runs a step on this thread, unless the job has ended. */
    void run(Job.Step step) throws InterruptedException {
        synchronized (this) {
            if (snapshot.state().ended()) {
                return;
            }
            worker = Thread.currentThread();
        }
        try {
            step.run();
        } finally {
            synchronized (this) {
                if (worker == Thread.currentThread()) { // otherwise, the next step has started
                    worker = null;
                }
                Thread.interrupted();
            }
        }
    }

    Outcome await() throws InterruptedException {
        var _ = await(FOREVER);
        return over.join();
    }

    boolean await(Duration max) throws InterruptedException {
        try {
            over.get(max.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("over without an outcome", e);
        }
    }

    void whenEnded(Runnable action) {
        var _ = over.thenRun(action);
    }
}
