package io.dropsize.ui.settings.presets;

import io.dropsize.pipeline.plan.Fit;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.ui.kit.Texts;

import java.util.Optional;

/** A size as entered in the form, valid or not, including hidden values. */
record SizeInput(
        SizeKind kind,
        String side,
        String width,
        String height,
        Fit fit,
        String percent,
        String layoutWidth) {
    private static final SizeInput USUAL =
            new SizeInput(SizeKind.LONGEST, "1600", "1200", "630", Fit.INSIDE, "50", "800");

    static SizeInput of(SizeRule rule) {
        return switch (rule) {
            case SizeRule.LongestSide(int pixels) ->
                    new SizeInput(
                            SizeKind.LONGEST,
                            Integer.toString(pixels),
                            USUAL.width,
                            USUAL.height,
                            USUAL.fit,
                            USUAL.percent,
                            USUAL.layoutWidth);
            case SizeRule.Box(int width, int height, Fit fit) ->
                    new SizeInput(
                            SizeKind.BOX,
                            USUAL.side,
                            Integer.toString(width),
                            Integer.toString(height),
                            fit,
                            USUAL.percent,
                            USUAL.layoutWidth);
            case SizeRule.Percent(int percent) ->
                    new SizeInput(
                            SizeKind.PERCENT,
                            USUAL.side,
                            USUAL.width,
                            USUAL.height,
                            USUAL.fit,
                            Integer.toString(percent),
                            USUAL.layoutWidth);
            case SizeRule.Responsive(int layoutWidth) ->
                    new SizeInput(
                            SizeKind.RESPONSIVE,
                            USUAL.side,
                            USUAL.width,
                            USUAL.height,
                            USUAL.fit,
                            USUAL.percent,
                            Integer.toString(layoutWidth));
        };
    }

    /** Returns a sentence about the problem; empty if the input is valid. */
    Optional<String> problem() {
        return switch (kind) {
            case LONGEST -> unless(isSide(side));
            case BOX -> unless(isSide(width) && isSide(height));
            case RESPONSIVE -> unless(isSide(layoutWidth));
            case PERCENT ->
                    isNumber(percent, SizeRule.Percent.LARGEST)
                            ? Optional.empty()
                            : Optional.of(
                                    Texts.of("settings.problem.percent", SizeRule.Percent.LARGEST));
        };
    }

    /** Returns the size. Call it only if there is no problem. */
    SizeRule rule() {
        return switch (kind) {
            case LONGEST -> new SizeRule.LongestSide(number(side));
            case BOX -> new SizeRule.Box(number(width), number(height), fit);
            case PERCENT -> new SizeRule.Percent(number(percent));
            case RESPONSIVE -> new SizeRule.Responsive(number(layoutWidth));
        };
    }

    private static Optional<String> unless(boolean right) {
        return right
                ? Optional.empty()
                : Optional.of(Texts.of("settings.problem.size", SizeRule.LARGEST_SIDE));
    }

    private static boolean isSide(String text) {
        return isNumber(text, SizeRule.LARGEST_SIDE);
    }

    private static boolean isNumber(String text, int max) {
        return text.strip().matches("[0-9]{1,5}") && number(text) >= 1 && number(text) <= max;
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }
}
