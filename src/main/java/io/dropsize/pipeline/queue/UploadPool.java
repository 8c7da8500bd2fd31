package io.dropsize.pipeline.queue;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that upload copies. Copies that wait for their upload or are being sent are limited
 * by their size.
 */
final class UploadPool {
    private static final int MEGABYTE = 1 << 20;

    private final ThreadPoolExecutor threads;
    private final Semaphore inFlight;
    private final int maxInFlight;

    UploadPool(JobLimits limits, ThreadFactory factory) {
        this.threads =
                new ThreadPoolExecutor(
                        limits.senders(),
                        limits.senders(),
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        factory);
        this.maxInFlight = limits.megabytesInFlight();
        this.inFlight = new Semaphore(maxInFlight, true);
    }

    void resize(int count) {
        RenderPool.resize(threads, count);
    }

    /**
     * Reserves memory for a job's copies. Blocks until there is enough.
     *
     * @return its share in megabytes, for {@link #execute}
     */
    int admit(long bytes) throws InterruptedException {
        int megabytes = (int) Math.min(maxInFlight, 1 + bytes / MEGABYTE);
        inFlight.acquire(megabytes);
        return megabytes;
    }

    /**
     * Queues the upload of an admitted copy.
     *
     * @throws RejectedExecutionException after {@link #stop}
     */
    void execute(int megabytes, Runnable upload) {
        threads.execute(
                () -> {
                    try {
                        upload.run();
                    } finally {
                        inFlight.release(megabytes);
                    }
                });
    }

    /** Interrupts running uploads. */
    void stop() {
        threads.shutdownNow();
    }

    /**
     * Waits until all uploads have stopped, and returns whether they did within this time. Blocks.
     */
    boolean awaitStopped(int seconds) throws InterruptedException {
        return threads.awaitTermination(seconds, TimeUnit.SECONDS);
    }
}
