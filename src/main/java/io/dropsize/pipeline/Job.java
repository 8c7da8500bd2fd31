package io.dropsize.pipeline;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;

/** One source on its way. All methods may be called from any thread. */
public final class Job {
    private final JobRequest request;
    private final Runnable changed;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile JobSnapshot snapshot = JobSnapshot.NEW;
    private @Nullable Thread worker;

    /**
     * @param changed called after each change of {@link #snapshot}, from the thread that made it;
     *     must be quick
     */
    Job(JobRequest request, Runnable changed) {
        this.request = request;
        this.changed = changed;
    }

    public JobRequest request() {
        return request;
    }

    public JobSnapshot snapshot() {
        return snapshot;
    }

    /** Blocks until the job has ended. */
    public Outcome await() throws InterruptedException {
        over.await();
        Outcome outcome = snapshot.outcome();
        if (outcome == null) {
            throw new IllegalStateException("over without an outcome");
        }
        return outcome;
    }

    /** Ends the job unless it has ended. What it is doing is interrupted. */
    public void cancel() {
        synchronized (this) {
            if (snapshot.state().ended()) {
                return;
            }
            snapshot = snapshot.ended(new Outcome.Cancelled());
            if (worker != null) {
                worker.interrupt();
            }
        }
        over.countDown();
        changed.run();
    }

    /**
     * Runs a step on this thread, which {@link #cancel} interrupts meanwhile and only meanwhile.
     */
    void run(Step step) throws InterruptedException {
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
                worker = null;
                Thread.interrupted();
            }
        }
    }

    /** A part of the work that may be interrupted. */
    interface Step {
        void run() throws InterruptedException;
    }

    void resizing() {
        change(snapshot.resizing());
    }

    void uploading(Plan plan, long bytes) {
        change(snapshot.uploading(plan, bytes));
    }

    void sent(long soFar) {
        change(snapshot.sent(soFar));
    }

    void end(Outcome outcome) {
        if (change(snapshot.ended(outcome))) {
            over.countDown();
        }
    }

    private boolean change(JobSnapshot next) {
        synchronized (this) {
            if (snapshot.state().ended()) {
                return false;
            }
            snapshot = next;
        }
        changed.run();
        return true;
    }
}
