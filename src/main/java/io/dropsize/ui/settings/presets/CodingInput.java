package io.dropsize.ui.settings.presets;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.Quality;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.ui.kit.Texts;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A coding as entered in the form, valid or not, including hidden values.
 *
 * @param kilobytes the maximum size, in thousands of bytes
 * @param likeness the minimum SSIMULACRA 2 score, if it is neither of the two targets
 * @param chroma has no field in the form, and does not change
 */
record CodingInput(
        QualityKind kind,
        String quality,
        String kilobytes,
        String likeness,
        boolean lossless,
        boolean progressive,
        Chroma chroma) {
    private static final String DEFAULT_KILOBYTES = "200";
    private static final String DEFAULT_LIKENESS = "80";

    static CodingInput of(Coding coding) {
        return switch (coding.quality()) {
            case Quality.Fixed(int value) ->
                    of(
                            QualityKind.FIXED_QUALITY,
                            value,
                            DEFAULT_KILOBYTES,
                            DEFAULT_LIKENESS,
                            coding);
            case Quality.AtMost(long bytes) ->
                    of(
                            QualityKind.AT_MOST_BYTES,
                            Preset.DEFAULT_QUALITY,
                            BigDecimal.valueOf(bytes, 3).stripTrailingZeros().toPlainString(),
                            DEFAULT_LIKENESS,
                            coding);
            case Quality.AtLeast target ->
                    of(
                            kind(target),
                            Preset.DEFAULT_QUALITY,
                            DEFAULT_KILOBYTES,
                            kind(target) == QualityKind.AS_GOOD_AS
                                    ? BigDecimal.valueOf(target.score())
                                            .stripTrailingZeros()
                                            .toPlainString()
                                    : DEFAULT_LIKENESS,
                            coding);
        };
    }

    private static QualityKind kind(Quality.AtLeast target) {
        if (target.equals(Quality.AtLeast.LOOKS_THE_SAME)) {
            return QualityKind.LOOKS_THE_SAME;
        }
        return target.equals(Quality.AtLeast.HIGH)
                ? QualityKind.HIGH_QUALITY
                : QualityKind.AS_GOOD_AS;
    }

    private static CodingInput of(
            QualityKind kind, int quality, String kilobytes, String likeness, Coding coding) {
        return new CodingInput(
                kind,
                Integer.toString(quality),
                kilobytes,
                likeness,
                coding.lossless(),
                coding.progressive(),
                coding.chroma());
    }

    /** Returns a sentence about the problem; empty if the input is valid. */
    Optional<String> problem() {
        return switch (kind) {
            case FIXED_QUALITY ->
                    number().isPresent()
                            ? Optional.empty()
                            : Optional.of(Texts.of("settings.problem.quality"));
            case AT_MOST_BYTES ->
                    isNumber(kilobytes) && bytes() > 0
                            ? Optional.empty()
                            : Optional.of(Texts.of("settings.problem.kilobytes"));
            case LOOKS_THE_SAME, HIGH_QUALITY -> Optional.empty();
            case AS_GOOD_AS ->
                    isNumber(likeness) && score() > 0 && score() < 100
                            ? Optional.empty()
                            : Optional.of(Texts.of("settings.problem.likeness"));
        };
    }

    /** Returns the quality if it is valid. */
    OptionalInt number() {
        String digits = quality.strip();
        if (!digits.matches("[0-9]{1,3}")) {
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(digits);
        return value < 1 || value > 100 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Returns the coding. Call it only if there is no problem. */
    Coding coding() {
        Quality chosen =
                switch (kind) {
                    case FIXED_QUALITY -> new Quality.Fixed(number().orElseThrow());
                    case AT_MOST_BYTES -> new Quality.AtMost(bytes());
                    case LOOKS_THE_SAME -> Quality.AtLeast.LOOKS_THE_SAME;
                    case HIGH_QUALITY -> Quality.AtLeast.HIGH;
                    case AS_GOOD_AS -> new Quality.AtLeast(score());
                };
        return new Coding(chosen, lossless, progressive, chroma);
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[0-9]{1,7}(\\.[0-9]{1,6})?");
    }

    private long bytes() {
        return new BigDecimal(kilobytes.strip()).movePointRight(3).longValue();
    }

    private double score() {
        return Double.parseDouble(likeness.strip());
    }
}
