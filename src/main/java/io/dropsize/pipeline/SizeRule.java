package io.dropsize.pipeline;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

/**
 * How large a copy is, given how large the source is. Copies are never larger than the source, but
 * for {@link Fit#EXACT}.
 */
public sealed interface SizeRule {
    /** The most pixels a side may have: what JPEG can hold. */
    int LARGEST_SIDE = 65_500;

    /**
     * A copy's size in pixels.
     *
     * @param crop whether the source has other proportions and is cut to these
     */
    record Size(int width, int height, boolean crop) {}

    /** The size for a source of so many pixels, upright. */
    Size apply(int width, int height);

    /** For instance "1600" or "1200x630 cover": names the rule, the same for the same rule. */
    String spelled();

    /**
     * The rule that {@link #spelled} named.
     *
     * @throws IllegalArgumentException if it names none
     */
    static SizeRule of(String spelled) {
        String[] parts = spelled.split("[x ]");
        return parts.length == 3
                ? new Box(
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        Fit.valueOf(parts[2].toUpperCase(java.util.Locale.ROOT)))
                : new LongestSide(Integer.parseInt(spelled));
    }

    /** The longest side has at most so many pixels. */
    record LongestSide(int pixels) implements SizeRule {
        public LongestSide {
            requireSide(pixels);
        }

        @Override
        public Size apply(int width, int height) {
            return scaled(width, height, Math.min(1, (double) pixels / Math.max(width, height)));
        }

        @Override
        public String spelled() {
            return Integer.toString(pixels);
        }
    }

    /** A box, and how the picture meets it. */
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
        public String spelled() {
            return width + "x" + height + " " + fit.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static Size scaled(int width, int height, double scale) {
        return new Size(pixels(width * scale), pixels(height * scale), false);
    }

    private static int pixels(double length) {
        return (int) Math.max(1, Math.min(LARGEST_SIDE, Math.round(length)));
    }

    private static void requireSide(int pixels) {
        if (pixels < 1 || pixels > LARGEST_SIDE) {
            throw new DropsizeException(
                    ErrorKind.BAD_SETTING,
                    "A side of "
                            + pixels
                            + " pixels is not possible. Choose 1 to "
                            + LARGEST_SIDE
                            + ".");
        }
    }
}
