package io.dropsize.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.http.exchange.Reply;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Whether uploads can succeed now: the default destination's bucket responds, and the endpoint does
 * not stop. A result is used for some seconds, so that probes cost little. Thread-safe.
 */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long VALID_NANOS = Duration.ofSeconds(5).toNanos();

    private final Runnable check;
    private final Executor threads;
    private final LongSupplier nanos;
    private final Duration timeout;
    private @Nullable Check last;
    private volatile boolean stopping;

    /**
     * A check of the bucket.
     *
     * @param result whether it responds
     */
    private record Check(CompletableFuture<Boolean> result, long begun) {}

    /**
     * @param check blocks, and throws a DropsizeException if the bucket does not respond
     * @param threads runs the check
     * @param nanos a monotonic clock
     * @param timeout how long a probe waits for a check
     */
    Readiness(Runnable check, Executor threads, LongSupplier nanos, Duration timeout) {
        this.check = check;
        this.threads = threads;
        this.nanos = nanos;
        this.timeout = timeout;
    }

    /** From now on, the endpoint is not ready. */
    void stop() {
        stopping = true;
    }

    Reply reply() {
        if (stopping) {
            return Reply.json(503, Map.of("status", "stopping")).with("Retry-After", "30");
        }
        return isReachable()
                ? Reply.json(200, Map.of("status", "ready"))
                : Reply.json(503, Map.of("status", "unreachable")).with("Retry-After", "5");
    }

    /** Blocks while the bucket is checked, for a limited time. */
    private boolean isReachable() {
        try {
            return current().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false; // The check continues, and later probes wait for its result.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized CompletableFuture<Boolean> current() {
        Check known = last;
        long now = nanos.getAsLong();
        if (known == null || (known.result().isDone() && now - known.begun() >= VALID_NANOS)) {
            known = new Check(CompletableFuture.supplyAsync(this::responds, threads), now);
            last = known;
        }
        return known.result();
    }

    private boolean responds() {
        try {
            check.run();
            return true;
        } catch (DropsizeException e) {
            LOG.warn("the bucket does not respond: {}", e.toString());
            return false;
        }
    }
}
