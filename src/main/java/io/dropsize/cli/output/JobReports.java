package io.dropsize.cli.output;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobState;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/** Waits for the jobs of a command and reports their results. */
final class JobReports {
    private final Results results;
    private final JobWaiter waiter;

    JobReports(Results results, JobWaiter waiter) {
        this.results = results;
        this.waiter = waiter;
    }

    /**
     * Blocks until the last job has ended.
     *
     * @return false if some jobs remain for a later run
     */
    boolean run(List<? extends Awaited> all) throws InterruptedException {
        waiter.watch(
                all.stream()
                        .filter(Awaited.Running.class::isInstance)
                        .map(one -> ((Awaited.Running) one).job())
                        .toList());
        return results.inOrder() ? inOrder(all) : asTheyEnd(all);
    }

    private boolean inOrder(List<? extends Awaited> all) throws InterruptedException {
        boolean complete = true;
        for (int i = 0; i < all.size(); i++) {
            Results.Place place = new Results.Place(i, all.get(i).label());
            switch (all.get(i)) {
                case Awaited.Rejected(_, DropsizeException error) -> results.failed(place, error);
                case Awaited.Running(_, Job job, boolean recalled) -> {
                    complete &= (waiter.await(job) && !isStopped(job)) || recalled;
                    report(place, job);
                }
            }
        }
        return complete;
    }

    private boolean asTheyEnd(List<? extends Awaited> all) throws InterruptedException {
        BlockingDeque<Job> ended = new LinkedBlockingDeque<>();
        Map<Job, Results.Place> open = new LinkedHashMap<>();
        boolean complete = true;
        for (int i = 0; i < all.size(); i++) {
            Results.Place place = new Results.Place(i, all.get(i).label());
            switch (all.get(i)) {
                case Awaited.Rejected(_, DropsizeException error) -> results.failed(place, error);
                case Awaited.Running(_, Job job, boolean recalled) when recalled ->
                        report(place, job);
                case Awaited.Running(_, Job job, _) -> {
                    open.put(job, place);
                    job.whenEnded(() -> ended.add(job));
                }
            }
        }
        while (!open.isEmpty() && waiter.awaitAny(ended, oldest(open))) {
            Job job = ended.remove();
            complete &= !isStopped(job);
            report(Objects.requireNonNull(open.remove(job)), job);
        }
        open.forEach((job, place) -> report(place, job));
        return complete && open.isEmpty();
    }

    /**
     * Returns whether the job has stopped because the program is ending, so that another run can
     * continue it.
     */
    private static boolean isStopped(Job job) {
        return job.snapshot().outcome() instanceof Outcome.Cancelled;
    }

    private static Job oldest(Map<Job, Results.Place> open) {
        return open.keySet().iterator().next();
    }

    /** Reports a job's result, or that it waits for its service and remains for a later run. */
    private void report(Results.Place place, Job job) {
        switch (job.snapshot().outcome()) {
            case Outcome.Done done ->
                    results.done(place, new Results.Success(done, true, job.place().orElse(null)));
            case Outcome.Failed(DropsizeException error) -> results.failed(place, error);
            case Outcome.Cancelled _ ->
                    results.failed(place, new DropsizeException(ErrorKind.CANCELLED));
            case null -> {
                var retryState = job.snapshot().retryState();
                results.failed(
                        place, retryState == null ? silentOrStopped(job) : retryState.reason());
            }
        }
    }

    private static DropsizeException silentOrStopped(Job job) {
        return job.snapshot().state() == JobState.UPLOADING
                ? new DropsizeException(
                        ErrorKind.TIMEOUT, job.request().publisher().target().name())
                : new DropsizeException(ErrorKind.CANCELLED);
    }
}
