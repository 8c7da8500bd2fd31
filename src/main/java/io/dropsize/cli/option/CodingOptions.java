package io.dropsize.cli.option;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.Quality;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Options for the encoding of copies. */
final class CodingOptions {
    private static final Pattern BYTES =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(B|KB|MB|)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCORE = Pattern.compile("\\d{1,3}(?:\\.\\d{1,9})?");

    @Option(
            names = "--quality",
            paramLabel = "N",
            description = "The quality of JPEG, lossy WebP and AVIF, from 1 to 100.")
    private @Nullable Integer quality;

    @Option(
            names = "--max-bytes",
            paramLabel = "SIZE",
            description = "Choose the best quality that is no larger, such as 200KB or 1.5MB.")
    private @Nullable String maxBytes;

    @Option(
            names = "--min-score",
            paramLabel = "SCORE",
            completionCandidates = OptionCandidates.Scores.class,
            description =
                    "Choose the smallest copy that looks the same (same), is of high quality (high), "
                            + "or has at least this SSIMULACRA 2 score, such as 80.")
    private @Nullable String minScore;

    @Option(
            names = "--lossless",
            negatable = true,
            description = "Use lossless WebP, and keep all colors of PNG copies.")
    private @Nullable Boolean lossless;

    @Option(
            names = "--progressive",
            negatable = true,
            description = "Make progressive JPEG even if baseline is smaller.")
    private @Nullable Boolean progressive;

    @Option(
            names = "--chroma",
            paramLabel = "HOW",
            completionCandidates = OptionCandidates.Chromas.class,
            description = "Chroma resolution of JPEG and AVIF: auto, full or half.")
    private @Nullable String chroma;

    /** Returns a preset's coding, with the overrides of these options. */
    Coding coding(Coding chosen) {
        String finely = chroma;
        return chosen.withQuality(Objects.requireNonNullElse(wanted(), chosen.quality()))
                .withLossless(Objects.requireNonNullElse(lossless, chosen.lossless()))
                .withProgressive(Objects.requireNonNullElse(progressive, chosen.progressive()))
                .withChroma(finely == null ? chosen.chroma() : chroma(finely));
    }

    private @Nullable Quality wanted() {
        Integer number = quality;
        String max = maxBytes;
        String least = minScore;
        if (Stream.of(quality, maxBytes, minScore).filter(Objects::nonNull).count() > 1) {
            throw new WrongUsage("Choose one of --quality, --max-bytes and --min-score.");
        }
        if (number != null) {
            return WrongUsage.unless(() -> new Quality.Fixed(number));
        }
        if (least != null) {
            return atLeast(least);
        }
        return max == null ? null : WrongUsage.unless(() -> new Quality.AtMost(bytes(max)));
    }

    private static Quality atLeast(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "same" -> Quality.AtLeast.LOOKS_THE_SAME;
            case "high" -> Quality.AtLeast.HIGH;
            default -> {
                if (!SCORE.matcher(text).matches()) {
                    throw new WrongUsage(
                            "“"
                                    + text
                                    + "” isn’t a score; choose same, high or a number below 100.");
                }
                yield WrongUsage.unless(() -> new Quality.AtLeast(Double.parseDouble(text)));
            }
        };
    }

    /** Parses a number of bytes, with units that are powers of 1,000, as in file managers. */
    private static long bytes(String text) {
        Matcher amount = BYTES.matcher(text);
        if (!amount.matches()) {
            throw new WrongUsage("“" + text + "” isn’t a file size; write it as 200KB or 1.5MB.");
        }
        int thousands =
                switch (amount.group(2).toUpperCase(Locale.ROOT)) {
                    case "KB" -> 1;
                    case "MB" -> 2;
                    default -> 0;
                };
        return new BigDecimal(amount.group(1)).movePointRight(3 * thousands).longValue();
    }

    private static Chroma chroma(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "auto" -> Chroma.AUTO;
            case "full", "444", "4:4:4" -> Chroma.FULL;
            case "half", "420", "4:2:0" -> Chroma.HALF;
            default ->
                    throw new WrongUsage(
                            "“" + text + "” isn’t a chroma resolution; choose auto, full or half.");
        };
    }
}
