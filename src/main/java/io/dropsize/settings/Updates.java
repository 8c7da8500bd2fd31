package io.dropsize.settings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the program may ask for newer releases unasked.
 *
 * @param byItself whether it may
 * @param asked when it last did; null for never
 */
public record Updates(boolean byItself, @Nullable Instant asked) {
    public static final Updates DEFAULT = new Updates(false, null);

    private static final Duration PAUSE = Duration.ofDays(1);

    /** Whether to ask now: it is allowed, and was not done for a day. */
    public boolean due(Instant now) {
        Instant last = asked;
        boolean fresh = last != null && !last.isAfter(now) && last.plus(PAUSE).isAfter(now);
        return byItself && !fresh;
    }

    public Updates withByItself(boolean allowed) {
        return new Updates(allowed, asked);
    }

    public Updates withAsked(Instant moment) {
        return new Updates(byItself, moment);
    }
}
