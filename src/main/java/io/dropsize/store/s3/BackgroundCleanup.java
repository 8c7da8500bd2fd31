package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs background tasks whose end is not awaited, and whose failure has no effect for the user. */
final class BackgroundCleanup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundCleanup.class);

    /** The maximum time that {@link #close} waits for running tasks. */
    private static final long CLOSE_SECONDS = 5;

    private final ExecutorService chores =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("s3-chore").factory());

    /**
     * Runs a task in the background. Returns immediately.
     *
     * @param what a description for the log
     */
    void later(String what, Runnable chore) {
        try {
            chores.execute(
                    () -> {
                        try {
                            chore.run();
                        } catch (DropsizeException e) {
                            LOG.info("could not {}: {}", what, e.getMessage());
                        }
                    });
        } catch (RejectedExecutionException _) {
            LOG.info("no time left to {}", what);
        }
    }

    /**
     * Returns whether no more tasks are accepted, because the program is ending or this store was
     * closed.
     */
    boolean isClosed() {
        return chores.isShutdown();
    }

    @Override
    public void close() {
        chores.shutdown();
        try {
            if (!chores.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                chores.shutdownNow();
            }
        } catch (InterruptedException _) {
            chores.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
