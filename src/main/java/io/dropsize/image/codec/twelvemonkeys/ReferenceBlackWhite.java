package io.dropsize.image.codec.twelvemonkeys;

import io.dropsize.image.color.SampleColours;
import io.dropsize.image.container.TiffFields;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The range of a TIFF's YCbCr samples (tag 532, ReferenceBlackWhite), applied to samples that were
 * decoded as full range.
 *
 * @param black luma's value of black
 * @param light the factor that expands luma's range
 * @param blue the same for Cb
 * @param red the same for Cr
 */
record ReferenceBlackWhite(double black, double light, double blue, double red) {
    private static final int BLACK_AND_WHITE = 532;
    private static final int NUMBERS = 6;
    private static final int MAX = 0xFF;
    private static final int MAX_COLOUR = 127;

    /** The contributions of red and blue to luma. */
    private static final double RED = 0.299;

    private static final double BLUE = 0.114;

    /** Reads the tag; empty if it is missing, invalid, or specifies the full range. */
    static Optional<ReferenceBlackWhite> of(TiffFields fields) {
        double[] declared = declared(fields);
        if (declared.length != NUMBERS) {
            return Optional.empty();
        }
        var range =
                new ReferenceBlackWhite(
                        declared[0],
                        MAX / (declared[1] - declared[0]),
                        MAX_COLOUR / (declared[3] - declared[2]),
                        MAX_COLOUR / (declared[5] - declared[4]));
        return Optional.of(range).filter(ReferenceBlackWhite::isNarrow);
    }

    /** Reads the values as fractions, as the specification requires, or as whole numbers. */
    private static double[] declared(TiffFields fields) {
        byte[] bytes = fields.bytes(BLACK_AND_WHITE);
        if (bytes.length != NUMBERS * Long.BYTES) {
            return Arrays.stream(fields.numbers(BLACK_AND_WHITE)).asDoubleStream().toArray();
        }
        var in = ByteBuffer.wrap(bytes).order(fields.order());
        double[] declared = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            declared[i] = in.getInt() / (double) in.getInt();
        }
        return declared;
    }

    /**
     * Returns whether the range is plausible: at most half of all sample values are headroom and
     * footroom.
     */
    private boolean isNarrow() {
        return black >= 0
                && light > 1
                && light <= 2
                && blue >= 1
                && blue <= 2
                && red >= 1
                && red <= 2;
    }

    SampleColours before(SampleColours colours) {
        return (reds, greens, blues, count, rgb) -> {
            int[][] wide = new int[3][count];
            for (int x = 0; x < count; x++) {
                double read = RED * reds[x] + (1 - RED - BLUE) * greens[x] + BLUE * blues[x];
                double grey = (read - black) * light;
                double more = (reds[x] - read) * red;
                double bluer = (blues[x] - read) * blue;
                wide[0][x] = sample(grey + more);
                wide[1][x] = sample(grey - (RED * more + BLUE * bluer) / (1 - RED - BLUE));
                wide[2][x] = sample(grey + bluer);
            }
            colours.convert(wide[0], wide[1], wide[2], count, rgb);
        };
    }

    private static int sample(double value) {
        return (int) Math.round(Math.clamp(value, 0, MAX));
    }
}
