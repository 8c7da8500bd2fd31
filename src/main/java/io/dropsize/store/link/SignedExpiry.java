package io.dropsize.store.link;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes when a signed link expires, from its parameters {@code X-Amz-Date} and {@code
 * X-Amz-Expires} (AWS Signature Version 4).
 */
public final class SignedExpiry {
    private static final Pattern DATE = Pattern.compile("[?&;]X-Amz-Date=([0-9]{8}T[0-9]{6})Z");
    private static final Pattern SECONDS = Pattern.compile("[?&;]X-Amz-Expires=([0-9]{1,6})");
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .withLocale(Locale.UK);

    private SignedExpiry() {}

    /** Returns the expiry of the first signed link in the text; empty if there is none. */
    public static Optional<Instant> of(String text) {
        Matcher date = DATE.matcher(text);
        Matcher seconds = SECONDS.matcher(text);
        return date.find() && seconds.find()
                ? Optional.of(
                        LocalDateTime.parse(date.group(1), BASIC)
                                .toInstant(ZoneOffset.UTC)
                                .plusSeconds(Long.parseLong(seconds.group(1))))
                : Optional.empty();
    }

    /** Formats the expiry for people, in this time zone: 1 December 2026 at 15:04. */
    public static String shown(Instant end, ZoneId zone) {
        return SHOWN.format(end.atZone(zone));
    }
}
