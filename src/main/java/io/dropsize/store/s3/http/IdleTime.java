package io.dropsize.store.s3.http;

import java.util.concurrent.TimeUnit;

/**
 * The time for which a response has been too slow: each byte makes up for the time that it takes on
 * the slowest supported connection. A service that sends single bytes counts as idle. Thread-safe.
 */
final class IdleTime {
    private static final long MIN_BYTES_PER_SECOND = 1024;
    private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / MIN_BYTES_PER_SECOND;

    private long since = System.nanoTime();

    /** Records that bytes have just arrived. */
    synchronized void arrived(int bytes) {
        since += Math.min(nanos(), bytes * NANOS_PER_BYTE);
    }

    synchronized long nanos() {
        return System.nanoTime() - since;
    }
}
