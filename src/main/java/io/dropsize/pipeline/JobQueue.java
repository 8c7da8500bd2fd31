package io.dropsize.pipeline;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Runs jobs in the order they came, making copies and uploading them side by side under {@link
 * JobLimits}. What happens to one job never touches another. All methods may be called from any
 * thread and return at once.
 */
public final class JobQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final int MEGABYTE = 1 << 20;
    private static final int SECONDS_TO_TIDY = 5;

    private final ImageMaker maker;
    private final ExecutorService makers;
    private final ExecutorService senders;
    private final Semaphore inFlight;
    private final int mostInFlight;
    private final Gate gate = new Gate();
    private final Set<Job> running = ConcurrentHashMap.newKeySet();

    public JobQueue(ImageMaker maker, JobLimits limits) {
        this.maker = maker;
        this.makers = Executors.newFixedThreadPool(limits.makers(), threads("maker"));
        this.senders = Executors.newFixedThreadPool(limits.senders(), threads("sender"));
        this.mostInFlight = limits.megabytesInFlight();
        this.inFlight = new Semaphore(mostInFlight, true);
    }

    public Job submit(JobRequest request) {
        return submit(request, () -> {});
    }

    /**
     * @param changed called after each change of the job, from the thread that made it; must be
     *     quick
     */
    public Job submit(JobRequest request, Runnable changed) {
        Job job = new Job(request, changed);
        running.add(job);
        makers.execute(() -> guarded(job, () -> make(job)));
        return job;
    }

    /** Begins nothing new until {@link #resume}; what is under way is finished. */
    public void pause() {
        gate.shut();
    }

    public void resume() {
        gate.open();
    }

    public boolean paused() {
        return gate.isShut();
    }

    public void cancelAll() {
        running.forEach(Job::cancel);
        running.removeIf(job -> job.snapshot().state().ended());
    }

    /**
     * Cancels what is left and stops. Blocks for some seconds at most, until publishers have tidied
     * up behind them.
     */
    @Override
    public void close() {
        cancelAll();
        makers.shutdownNow();
        senders.shutdownNow();
        try {
            if (!senders.awaitTermination(SECONDS_TO_TIDY, TimeUnit.SECONDS)) {
                LOG.warn("an upload did not stop in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(Job job) throws InterruptedException {
        gate.pass();
        job.resizing();
        JobRequest request = job.request();
        ImageMaker.Made made =
                maker.make(request.source(), request.preset(), request.publisher().naming());
        if (job.snapshot().state().ended()) {
            return;
        }
        int megabytes = Math.min(mostInFlight, 1 + made.image().bytes().length / MEGABYTE);
        inFlight.acquire(megabytes);
        job.uploading(made.plan(), made.image().bytes().length);
        senders.execute(
                () -> {
                    try {
                        guarded(job, () -> send(job, made));
                    } finally {
                        inFlight.release(megabytes);
                    }
                });
    }

    private void send(Job job, ImageMaker.Made made) throws InterruptedException {
        gate.pass();
        Published published =
                job.request().publisher().publish(made.plan(), made.image(), job::sent);
        job.end(new Outcome.Done(made.plan(), made.image().bytes().length, published));
    }

    /** Whatever a step throws ends this job and no other. */
    private void guarded(Job job, Job.Step step) {
        try {
            job.run(step);
        } catch (InterruptedException _) {
            job.end(new Outcome.Cancelled());
        } catch (DropsizeException e) {
            LOG.info("{} failed: {}", job.request().source().name(), e.getMessage());
            job.end(
                    e.kind() == ErrorKind.CANCELLED
                            ? new Outcome.Cancelled()
                            : new Outcome.Failed(e));
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed unexpectedly", job.request().source().name(), e);
            job.end(
                    new Outcome.Failed(
                            new DropsizeException(
                                    ErrorKind.INTERNAL, e, job.request().source().name())));
        } finally {
            if (job.snapshot().state().ended()) {
                running.remove(job);
            }
        }
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name("dropsize-" + name + "-", 1).daemon().factory();
    }
}
