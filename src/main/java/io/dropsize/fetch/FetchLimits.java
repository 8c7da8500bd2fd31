package io.dropsize.fetch;

import java.time.Duration;

/**
 * The limits for one image.
 *
 * @param bytes the maximum size
 * @param connect the timeout for one connection
 * @param idle the longest time without a byte
 * @param total the time limit for everything, redirects included
 */
record FetchLimits(long bytes, Duration connect, Duration idle, Duration total) {
    static final int MAX_REDIRECTS = 5;

    /** 1 GiB, as for files; ten seconds, half a minute, five minutes. */
    static final FetchLimits DEFAULT =
            new FetchLimits(
                    1L << 30,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5));
}
