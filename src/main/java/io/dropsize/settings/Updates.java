package io.dropsize.settings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Automatic checks for newer releases.
 *
 * @param automatic whether they are enabled
 * @param lastCheck the time of the last check; null for never
 */
public record Updates(boolean automatic, @Nullable Instant lastCheck) {
    public static final Updates DEFAULT = new Updates(false, null);

    private static final Duration PAUSE = Duration.ofDays(1);

    /**
     * Returns whether a check is due: checks are enabled, and the last one was more than a day ago.
     */
    public boolean due(Instant now) {
        Instant last = lastCheck;
        boolean fresh = last != null && !last.isAfter(now) && last.plus(PAUSE).isAfter(now);
        return automatic && !fresh;
    }

    public Updates withAutomatic(boolean allowed) {
        return new Updates(allowed, lastCheck);
    }

    public Updates withLastCheck(Instant moment) {
        return new Updates(automatic, moment);
    }
}
