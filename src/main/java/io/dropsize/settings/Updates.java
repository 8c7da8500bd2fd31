package io.dropsize.settings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Automatic checks for newer releases.
 *
 * @param byItself whether they are enabled
 * @param asked the time of the last check; null for never
 */
public record Updates(boolean byItself, @Nullable Instant asked) {
    public static final Updates DEFAULT = new Updates(false, null);

    private static final Duration PAUSE = Duration.ofDays(1);

    /** Whether a check is due: enabled, and none within the last day. */
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
