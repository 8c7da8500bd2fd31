package io.dropsize.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Drops records of the embedded server's loggers if there are too many, so that malformed requests
 * can't flood the log, and reports how many it has dropped. Severe records are never dropped.
 * Thread-safe.
 */
final class LogLimit implements Filter {
    /** Records per logger and minute. */
    static final int MAX_RECORDS = 100;

    /** Contains a URI or a header of any length. */
    static final int MAX_CHARACTERS = 4000;

    private static final String SERVER = "org.gaul.";

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final IntConsumer dropped;
    private final Map<String, Integer> counts = new HashMap<>();
    private long begin;

    /**
     * Starts counting.
     *
     * @param nanos a clock such as {@link System#nanoTime}
     * @param dropped receives the number of records that were dropped within a minute, at the next
     *     record after it; may log
     */
    LogLimit(LongSupplier nanos, IntConsumer dropped) {
        this.nanos = nanos;
        this.dropped = dropped;
        this.begin = nanos.getAsLong();
    }

    @Override
    public synchronized boolean isLoggable(LogRecord record) {
        long now = nanos.getAsLong();
        if (now - begin >= MINUTE) {
            int tooMany = counts.values().stream().mapToInt(LogLimit::excess).sum();
            counts.clear();
            begin = now;
            if (tooMany > 0) {
                dropped.accept(tooMany);
            }
        }
        String message = record.getMessage();
        if (message != null && message.length() > MAX_CHARACTERS) {
            record.setMessage(message.substring(0, MAX_CHARACTERS) + "…");
        }
        String logger = record.getLoggerName();
        return logger == null
                || !logger.startsWith(SERVER)
                || record.getLevel().intValue() >= Level.SEVERE.intValue()
                || excess(counts.merge(logger, 1, Integer::sum)) == 0;
    }

    private static int excess(int count) {
        return Math.max(0, count - MAX_RECORDS);
    }
}
