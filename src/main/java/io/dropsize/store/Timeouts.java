package io.dropsize.store;

import java.time.Duration;

/**
 * How long a service is waited for. Whatever it does or leaves undone, a call ends within {@link
 * #callWith}.
 *
 * @param connect until the host takes a connection
 * @param silence while nothing moves: no byte of the answer comes, or none of the body is taken
 * @param call a whole call with its quick retries, not counting the time its bytes need
 */
public record Timeouts(Duration connect, Duration silence, Duration call) {
    public static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(90));

    /** The slowest line that is waited for, so that a large picture is not given up midway. */
    private static final int SLOWEST_BYTES_PER_SECOND = 16 * 1024;

    public Timeouts {
        if (!connect.isPositive() || !silence.isPositive() || !call.isPositive()) {
            throw new IllegalArgumentException("a time-out is longer than nothing");
        }
    }

    /** The longest that a call may take which moves so many bytes. */
    public Duration callWith(long bytes) {
        return call.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
    }
}
