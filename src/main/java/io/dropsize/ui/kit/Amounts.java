package io.dropsize.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats numbers for people. */
public final class Amounts {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Amounts() {}

    /** For example "96 KB" or "11.8 MB", in units of 1,000 as in file managers. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes / 1000.0;
        String[] units = {"KB", "MB", "GB", "TB"};
        int unit = 0;
        while (amount >= 999.5 && unit < units.length - 1) {
            amount /= 1000;
            unit++;
        }
        String pattern =
                amount < 10 && unit > 0 || amount < 99.95 && unit > 0 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ENGLISH, pattern, amount, units[unit]);
    }

    /** For example "6000×4000". */
    public static String pixels(int width, int height) {
        return width + "×" + height;
    }

    /**
     * The relative change in size, for example "−98%"; "+3%" if larger, "same size" for less than
     * 0.5%. At most "−99%", because no copy is 100% smaller than its source.
     */
    public static String change(long before, long after) {
        if (before <= 0) {
            return "";
        }
        long percent = Math.round(100.0 * (after - before) / before);
        if (percent == 0) {
            return Texts.of("amount.same-size");
        }
        return percent > 0 ? "+" + percent + "%" : "−" + Math.min(99, -percent) + "%";
    }

    /** For example "9 s", "3 min" or "2 h 5 min". */
    public static String duration(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** For example "1 Mar 2026, 09:05". */
    public static String date(Instant then, ZoneId zone) {
        return DATE_TIME.withZone(zone).format(then);
    }

    /** For example "today", "5 days ago" or "1 Mar 2026". */
    public static String age(Instant then, Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(then, zone);
        long days = ChronoUnit.DAYS.between(day, LocalDate.ofInstant(now, zone));
        if (days <= 0) {
            return Texts.of("age.today");
        }
        return days < 60 ? Texts.of("age.days", days) : DATE.format(day);
    }
}
