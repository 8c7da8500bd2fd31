package io.dropsize.pipeline.plan;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;

import java.util.List;
import java.util.stream.Stream;

/**
 * Determines the size of a copy from the size of its source. Copies are never larger than the
 * source, except for {@link Fit#EXACT} and more than 100 %.
 */
public sealed interface SizeRule {
    /** The maximum side, in pixels: JPEG's limit. */
    int LARGEST_SIDE = 65_500;

    /**
     * A copy's size in pixels.
     *
     * @param crop whether the source has another aspect ratio and is cropped
     */
    record Size(int width, int height, boolean crop) {}

    /** Returns the size for a source of this size in pixels, upright. */
    Size apply(int width, int height);

    /** Returns a canonical form of the rule, such as "1600" or "1200x630 cover". */
    String canonical();

    /** Limits the longest side. */
    record LongestSide(int pixels) implements SizeRule {
        public LongestSide {
            requireSide(pixels);
        }

        @Override
        public Size apply(int width, int height) {
            return scaled(width, height, Math.min(1, (double) pixels / Math.max(width, height)));
        }

        @Override
        public String canonical() {
            return Integer.toString(pixels);
        }
    }

    /** A box, and how the picture is fitted to it. */
    record Box(int width, int height, Fit fit) implements SizeRule {
        public Box {
            requireSide(width);
            requireSide(height);
        }

        @Override
        public Size apply(int sourceWidth, int sourceHeight) {
            double across = (double) width / sourceWidth;
            double down = (double) height / sourceHeight;
            return switch (fit) {
                case INSIDE ->
                        scaled(sourceWidth, sourceHeight, Math.min(1, Math.min(across, down)));
                case COVER -> {
                    double tooSmall = Math.max(1, Math.max(across, down));
                    yield new Size(pixels(width / tooSmall), pixels(height / tooSmall), true);
                }
                case EXACT -> new Size(width, height, false);
            };
        }

        @Override
        public String canonical() {
            return width + "x" + height + " " + fit.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Scales both sides to a percentage of the source. */
    record Percent(int percent) implements SizeRule {
        /** The maximum, ten times the size; a larger number is probably a typing error. */
        public static final int LARGEST = 1000;

        public Percent {
            if (percent < 1 || percent > LARGEST) {
                throw DropsizeException.setting(
                        SettingProblem.PERCENTAGE_OUT_OF_RANGE,
                        Integer.toString(percent),
                        Integer.toString(LARGEST));
            }
        }

        @Override
        public Size apply(int width, int height) {
            return scaled(width, height, percent / 100.0);
        }

        @Override
        public String canonical() {
            return percent + "%";
        }
    }

    /**
     * Several widths for one place on a page.
     *
     * @param layoutWidth the picture's width on the page of a laptop, in CSS pixels
     */
    record Responsive(int layoutWidth) implements SizeRule {
        public Responsive {
            requireSide(layoutWidth);
        }

        /** Returns the size at the layout's width. */
        @Override
        public Size apply(int width, int height) {
            return scaled(width, height, Math.min(1, (double) layoutWidth / width));
        }

        /** Returns all sizes, starting with the one at the layout's width. */
        List<SizeRule> sizes(int width, int height) {
            int shown = Math.min(layoutWidth, width);
            return Stream.concat(
                            Stream.of(shown),
                            Widths.of(layoutWidth, width).stream().filter(one -> one != shown))
                    .<SizeRule>map(
                            one -> new Box(one, pixels((double) height * one / width), Fit.EXACT))
                    .toList();
        }

        @Override
        public String canonical() {
            return "responsive " + layoutWidth;
        }
    }

    private static Size scaled(int width, int height, double scale) {
        return new Size(pixels(width * scale), pixels(height * scale), false);
    }

    private static int pixels(double length) {
        return (int) Math.max(1, Math.round(length));
    }

    private static void requireSide(int pixels) {
        if (pixels < 1 || pixels > LARGEST_SIDE) {
            throw DropsizeException.setting(
                    SettingProblem.SIDE_OUT_OF_RANGE,
                    Integer.toString(pixels),
                    Integer.toString(LARGEST_SIDE));
        }
    }
}
