package io.dropsize.store;

import java.time.Duration;

/**
 * Timeouts for requests to a service. Whatever the service does, a call ends within {@link
 * #callWith}.
 *
 * @param connect until the host accepts a connection
 * @param idle the idle timeout: no byte of the response arrives, or none of the body is sent
 * @param call a whole call with its quick retries, excluding the time for its bytes; each is at
 *     most one day
 */
public record Timeouts(Duration connect, Duration idle, Duration call) {
    /** HTTP clients use milliseconds in 32 bits. */
    private static final Duration MAX = Duration.ofDays(1);

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(90));

    /** The maximum time for which a user waits for a sign of progress. */
    private static final Duration MAX_SHORT_IDLE = Duration.ofSeconds(15);

    /** The slowest supported connection, which determines the time limit for large pictures. */
    private static final int SLOWEST_BYTES_PER_SECOND = 16 * 1024;

    public Timeouts {
        requireInRange(connect);
        requireInRange(idle);
        requireInRange(call);
    }

    /**
     * Parses a timeout in ISO 8601 notation, such as PT30S.
     *
     * @throws java.time.format.DateTimeParseException if it is not a duration
     * @throws IllegalArgumentException if it is not positive, or more than a day
     */
    public static Duration parse(String text) {
        Duration timeout = Duration.parse(text);
        requireInRange(timeout);
        return timeout;
    }

    private static void requireInRange(Duration timeout) {
        if (!timeout.isPositive() || timeout.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("a time-out is more than nothing, a day at most");
        }
    }

    /** These timeouts, each limited to the given duration. */
    public Timeouts atMost(Duration limit) {
        return new Timeouts(min(connect, limit), min(idle, limit), min(call, limit));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * Returns the idle timeout of calls that need little work of the service, such as lists. It
     * includes all quick retries, and everything that precedes the response, such as reading
     * credentials.
     */
    public Duration shortIdle() {
        return min(min(idle, call), MAX_SHORT_IDLE);
    }

    /** Returns the maximum duration of a call that transfers this number of bytes. */
    public Duration callWith(long bytes) {
        return call.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
    }
}
