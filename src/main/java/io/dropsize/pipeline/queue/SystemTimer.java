package io.dropsize.pipeline.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system clock. */
final class SystemTimer implements Timer {
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("dropsize-timer").daemon().factory());

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void after(Duration pause, Runnable action) {
        try {
            thread.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            if (!thread.isShutdown()) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
