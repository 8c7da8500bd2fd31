package io.dropsize.image.codec;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.Pixels;

/**
 * Detects pictures whose colours change from one pixel to the next, where chroma subsampling would
 * be visible: screenshots, drawings, coloured text.
 */
public final class ColourEdges {
    /**
     * The difference in Cb or Cr, from 0 to 255, from which subsampling visibly mixes two colours
     * of a block.
     */
    private static final int SHARP = 48;

    /** Thresholds, as fractions of all blocks. */
    private static final double FEW = 0.001;

    private static final double MANY = 0.10;
    private static final double MOSTLY_FLAT = 0.30;

    private ColourEdges() {}

    /** Returns whether a copy needs full chroma, because its coding or its content requires it. */
    public static boolean fullChroma(Pixels pixels, Coding coding) {
        return switch (coding.chroma()) {
            case AUTO ->
                    Chroma.isVisibleAt(pixels.width(), pixels.height())
                            || ColourEdges.need444(pixels);
            case FULL -> true;
            case HALF -> false;
        };
    }

    /**
     * Whether a JPEG of this picture needs full chroma (4:4:4).
     *
     * <p>In photos at web sizes, less than one block in a hundred has such an edge, and less than a
     * third is uniform; in drawings and screenshots, more.
     */
    static boolean need444(Pixels pixels) {
        int[] argb = Flattening.onWhite(pixels).argb();
        int width = pixels.width();
        long sharp = 0;
        long flat = 0;
        long blocks = 0;
        for (int y = 0; y + 1 < pixels.height(); y += 2) {
            for (int x = 0; x + 1 < width; x += 2) {
                int at = y * width + x;
                int spread =
                        Math.max(
                                distance(argb[at], argb[at + 1]),
                                Math.max(
                                        distance(argb[at], argb[at + width]),
                                        distance(argb[at], argb[at + width + 1])));
                blocks++;
                sharp += spread > SHARP ? 1 : 0;
                flat += plain(argb, at, width) ? 1 : 0;
            }
        }
        return sharp > MANY * blocks || sharp > FEW * blocks && flat > MOSTLY_FLAT * blocks;
    }

    /**
     * Returns whether the block's pixels are all equal, including luma: photos have few such
     * blocks.
     */
    private static boolean plain(int[] argb, int at, int width) {
        return argb[at] == argb[at + 1]
                && argb[at] == argb[at + width]
                && argb[at] == argb[at + width + 1];
    }

    /** Returns the larger of the differences in Cb and Cr. */
    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        int blueness = 128 * blue - 43 * red - 85 * green;
        int redness = 128 * red - 107 * green - 21 * blue;
        return Math.max(Math.abs(blueness), Math.abs(redness)) >> 8;
    }
}
