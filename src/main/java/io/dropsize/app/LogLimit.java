package io.dropsize.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Drops records of a logger that logs too much, so that malformed requests can't flood the log.
 * Thread-safe.
 */
final class LogLimit implements Filter {
    /** Records per logger and minute. */
    static final int MAX_RECORDS = 100;

    /** Contains a URI or a header of any length. */
    static final int MAX_CHARACTERS = 4000;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Map<String, Integer> counts = new HashMap<>();
    private long begin;

    /**
     * Starts counting.
     *
     * @param nanos a clock such as {@link System#nanoTime}
     */
    LogLimit(LongSupplier nanos) {
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    @Override
    public synchronized boolean isLoggable(LogRecord record) {
        long now = nanos.getAsLong();
        if (now - begin >= MINUTE) {
            counts.clear();
            begin = now;
        }
        String logger = record.getLoggerName() == null ? "" : record.getLoggerName();
        int count = counts.merge(logger, 1, Integer::sum);
        String message = record.getMessage();
        if (message != null && message.length() > MAX_CHARACTERS) {
            record.setMessage(message.substring(0, MAX_CHARACTERS) + "…");
        }
        return count <= MAX_RECORDS;
    }
}
