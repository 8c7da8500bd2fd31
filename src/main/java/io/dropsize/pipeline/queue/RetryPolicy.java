package io.dropsize.pipeline.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The number of tries for transient errors, with exponential backoff: each pause is twice as long
 * as the previous one, plus up to a quarter of random jitter, so that many jobs do not retry at the
 * same moment.
 *
 * @param tries the total number, at least 1
 * @param first pause
 * @param longest pause
 */
public record RetryPolicy(int tries, Duration first, Duration longest) {
    private static final double JITTER = 0.25;
    private static final int MAX_DOUBLINGS = 20;

    /** Five tries, with pauses of 1, 2, 4 and 8 seconds. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30));

    public RetryPolicy {
        if (tries < 1) {
            throw new IllegalArgumentException("tries " + tries);
        }
    }

    public RetryPolicy withTries(int other) {
        return new RetryPolicy(other, first, longest);
    }

    /**
     * Returns the pause before the next try.
     *
     * @param failures the number of failed tries so far, at least 1
     */
    Duration pause(int failures, RandomGenerator random) {
        long millis = first.toMillis() << Math.min(MAX_DOUBLINGS, failures - 1);
        long max = Math.min(millis, longest.toMillis());
        return Duration.ofMillis(max + (long) (max * JITTER * random.nextDouble()));
    }
}
