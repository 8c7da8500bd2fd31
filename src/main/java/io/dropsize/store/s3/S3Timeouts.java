package io.dropsize.store.s3;

import java.time.Duration;

/**
 * How long an answer may take, and what lies between attempts.
 *
 * @param connect until the host takes the connection
 * @param silence without a single byte from the other side
 * @param call a whole call with its retries, not counting the time its bytes need
 */
record S3Timeouts(Duration connect, Duration silence, Duration call, Duration pause) {
    static final S3Timeouts USUAL =
            new S3Timeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(90),
                    Duration.ofMillis(200));

    /** The slowest line that is waited for, so that a large picture is not given up midway. */
    private static final int SLOWEST_BYTES_PER_SECOND = 16 * 1024;

    /** For a call that moves so many bytes. */
    Duration callWith(long bytes) {
        return call.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
    }
}
