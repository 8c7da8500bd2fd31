package io.dropsize.image.scale;

import io.dropsize.image.codec.RowSource;

/**
 * Scales vertically, channel by channel: loops over whole rows of floats, which the JVM vectorizes.
 * A row is converted once.
 */
sealed interface VerticalPass permits VerticalRowBuffer, VerticalAccumulator {
    /** The scale of blended samples: two fractional bits. */
    int UNIT = 4;

    /** The maximum number of samples in all rows that are kept: 64 MB. */
    long MAX_KEPT = 1 << 24;

    /**
     * The faster implementation, unless a wide picture is reduced so much that it would keep too
     * many rows.
     */
    static VerticalPass of(RowSource source, ResampleWeights taps) {
        long kept = (long) taps.max() * source.channels() * source.width();
        return kept > MAX_KEPT && VerticalAccumulator.needed(taps) < taps.max()
                ? new VerticalAccumulator(source, taps)
                : new VerticalRowBuffer(source, taps);
    }

    /**
     * Blends the source rows of a target row. Callers must request rows in ascending order.
     *
     * @param into for each channel the blended row, 0 to 255 times {@link #UNIT}
     */
    void blend(int y, int[][] into);

    /** Converts a channel's sum to its final value. */
    static void round(float[] sum, int[] rounded) {
        int max = 0xFF * UNIT;
        for (int x = 0; x < rounded.length; x++) {
            rounded[x] = Math.min(max, Math.max(0, (int) (sum[x] + 0.5f)));
        }
    }
}
