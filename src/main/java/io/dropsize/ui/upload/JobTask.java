package io.dropsize.ui.upload;

import io.dropsize.pipeline.Job;
import io.dropsize.pipeline.Outcome;

import javafx.concurrent.Task;

/**
 * A job of the core's queue as JavaFX knows background work: it lasts as long as the job, and
 * cancelling it cancels the job.
 */
final class JobTask extends Task<Outcome> {
    private final Job job;

    JobTask(Job job) {
        this.job = job;
    }

    @Override
    protected Outcome call() throws InterruptedException {
        return job.await();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        job.cancel();
        return super.cancel(mayInterruptIfRunning);
    }
}
