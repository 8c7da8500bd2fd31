package io.dropsize.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts durations such as 30s, 10m, 1h or 7d. */
public final class DurationConverter implements ITypeConverter<Duration> {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smhd])");

    @Override
    public Duration convert(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException(
                    "“" + text + "” isn’t a time; write it as 30s, 10m, 1h or 7d.");
        }
        long amount = Long.parseLong(parts.group(1));
        Duration life =
                switch (parts.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
        if (life.isZero() || life.compareTo(LONGEST) > 0) {
            throw new TypeConversionException(
                    "“" + text + "” is too short or too long; write 1s to 7d.");
        }
        return life;
    }
}
