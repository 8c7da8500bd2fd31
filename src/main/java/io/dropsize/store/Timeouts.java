package io.dropsize.store;

import java.time.Duration;

/**
 * How long a service is waited for. Whatever it does or leaves undone, a call ends within {@link
 * #callWith}.
 *
 * @param connect until the host takes a connection
 * @param silence while nothing moves: no byte of the answer comes, or none of the body is taken
 * @param call a whole call with its quick retries, not counting the time its bytes need; each is a
 *     day at most
 */
public record Timeouts(Duration connect, Duration silence, Duration call) {
    /** HTTP clients count in milliseconds of 32 bits. */
    private static final Duration MAX = Duration.ofDays(1);

    public static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(90));

    /** The slowest line that is waited for, so that a large picture is not given up midway. */
    private static final int SLOWEST_BYTES_PER_SECOND = 16 * 1024;

    public Timeouts {
        requireInRange(connect);
        requireInRange(silence);
        requireInRange(call);
    }

    /**
     * Reads a time-out in the notation of ISO 8601, such as PT30S.
     *
     * @throws java.time.format.DateTimeParseException when it is no duration
     * @throws IllegalArgumentException when it is nothing, or more than a day
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

    /** These time-outs, each at most as long as this. */
    public Timeouts atMost(Duration limit) {
        return new Timeouts(min(connect, limit), min(silence, limit), min(call, limit));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The longest that a call may take which moves so many bytes. */
    public Duration callWith(long bytes) {
        return call.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
    }
}
