package io.dropsize.image.scale;

import io.dropsize.image.codec.RowSource;

/**
 * Blends rows into one, channel by channel: loops over whole rows of floats, which the JVM turns
 * into vector instructions. A row is unpacked once.
 */
sealed interface RowBlender permits RowWindow, RowSums {
    /** What a blended sample of 1 stands for: two bits behind the point. */
    int UNIT = 4;

    /** Samples of all rows that are kept; 64 MB. */
    long MOST_KEPT = 1 << 24;

    /** The quicker way, unless a wide picture becomes so low that it would keep too many rows. */
    static RowBlender of(RowSource source, Taps taps) {
        long kept = (long) taps.most() * source.channels() * source.width();
        return kept > MOST_KEPT && RowSums.needed(taps) < taps.most()
                ? new RowSums(source, taps)
                : new RowWindow(source, taps);
    }

    /**
     * Blends what a target row is made of; rows come in rising order.
     *
     * @param into for each channel the blended row, 0 to 255 times {@link #UNIT}
     */
    void blend(int y, int[][] into);

    /** What a channel's sum is at last. */
    static void round(float[] sum, int[] rounded) {
        int most = 0xFF * UNIT;
        for (int x = 0; x < rounded.length; x++) {
            rounded[x] = Math.min(most, Math.max(0, (int) (sum[x] + 0.5f)));
        }
    }
}
