package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.plan.Fetcher;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Loads sources from the web before their copies are made, a few at a time. */
final class Fetches {
    private static final int MAX_FETCHES = 4;

    private final ExecutorService threads;
    private final Gate gate;
    private final BiConsumer<Job, Job.Step> guard;
    private final Consumer<Job> fetched;
    private volatile Fetcher fetcher = Fetcher.NONE;

    /**
     * @param gate closed while no new work may begin
     * @param guard runs a step of a job
     * @param fetched receives each job whose source is loaded, unless it is in review or has ended
     */
    Fetches(Gate gate, BiConsumer<Job, Job.Step> guard, Consumer<Job> fetched) {
        this.threads =
                Executors.newFixedThreadPool(
                        MAX_FETCHES,
                        Thread.ofPlatform().name("dropsize-fetcher-", 1).daemon().factory());
        this.gate = gate;
        this.guard = guard;
        this.fetched = fetched;
    }

    void use(Fetcher other) {
        fetcher = other;
    }

    /**
     * Loads the job's source.
     *
     * @throws RejectedExecutionException after {@link #stop}
     */
    void begin(Job job) {
        threads.execute(() -> guard.accept(job, () -> fetch(job)));
    }

    private void fetch(Job job) throws InterruptedException {
        gate.pass();
        URI address = job.request().source().address();
        if (job.snapshot().state().ended() || address == null) {
            return;
        }
        job.fetching();
        if (job.fetched(fetcher.fetch(address))) {
            fetched.accept(job);
        }
    }

    /** Interrupts running loads. */
    void stop() {
        threads.shutdownNow();
    }
}
