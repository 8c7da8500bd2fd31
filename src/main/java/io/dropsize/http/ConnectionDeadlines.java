package io.dropsize.http;

import io.dropsize.http.exchange.GuardedBody;

import org.gaul.shaded.org.eclipse.jetty.io.Connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Closes connections that wait for a complete request header for too long, however many bytes they
 * send meanwhile: the server library's idle timeout starts again with each byte, so a client that
 * sends its header slowly would keep a connection. Bodies are limited by {@link GuardedBody}.
 */
final class ConnectionDeadlines implements Connection.Listener, AutoCloseable {
    private static final long BUSY = Long.MIN_VALUE;
    private static final int CHECKS = 4;

    private final Duration longest;
    private final LongSupplier nanos;
    private final Map<Connection, AtomicLong> since = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("dropsize-endpoint-timer").factory());

    /**
     * @param longest the time without a complete header
     * @param nanos a monotonic clock
     */
    ConnectionDeadlines(Duration longest, LongSupplier nanos) {
        this.longest = longest;
        this.nanos = nanos;
    }

    void start() {
        long period = Math.max(1, longest.toMillis() / CHECKS);
        timer.scheduleWithFixedDelay(this::closeLate, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        since.put(connection, new AtomicLong(now()));
    }

    @Override
    public void onClosed(Connection connection) {
        since.remove(connection);
    }

    /** The header of a request is complete. */
    void busy(Connection connection) {
        AtomicLong waiting = since.get(connection);
        if (waiting != null) {
            waiting.set(BUSY);
        }
    }

    /** The response is complete; another request may follow. */
    void free(Connection connection) {
        AtomicLong waiting = since.get(connection);
        if (waiting != null) {
            waiting.set(now());
        }
    }

    private long now() {
        long now = nanos.getAsLong();
        return now == BUSY ? now + 1 : now;
    }

    void closeLate() {
        long now = now();
        for (Map.Entry<Connection, AtomicLong> one : since.entrySet()) {
            long waiting = one.getValue().get();
            if (waiting != BUSY && now - waiting > longest.toNanos()) {
                one.getKey().getEndPoint().close();
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
