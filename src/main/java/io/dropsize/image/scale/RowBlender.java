package io.dropsize.image.scale;

import io.dropsize.image.codec.RowSource;

/**
 * Scales vertically, channel by channel: loops over whole rows of floats, which the JVM vectorizes.
 * A row is converted once.
 */
sealed interface RowBlender permits RowWindow, RowSums {
    /** The scale of blended samples: two fractional bits. */
    int UNIT = 4;

    /** Samples of all rows that are kept; 64 MB. */
    long MOST_KEPT = 1 << 24;

    /**
     * The faster implementation, unless a wide picture is reduced so much that it would keep too
     * many rows.
     */
    static RowBlender of(RowSource source, Taps taps) {
        long kept = (long) taps.most() * source.channels() * source.width();
        return kept > MOST_KEPT && RowSums.needed(taps) < taps.most()
                ? new RowSums(source, taps)
                : new RowWindow(source, taps);
    }

    /**
     * Blends the source rows of a target row; rows are requested in ascending order.
     *
     * @param into for each channel the blended row, 0 to 255 times {@link #UNIT}
     */
    void blend(int y, int[][] into);

    /** Converts a channel's sum to its final value. */
    static void round(float[] sum, int[] rounded) {
        int most = 0xFF * UNIT;
        for (int x = 0; x < rounded.length; x++) {
            rounded[x] = Math.min(most, Math.max(0, (int) (sum[x] + 0.5f)));
        }
    }
}
