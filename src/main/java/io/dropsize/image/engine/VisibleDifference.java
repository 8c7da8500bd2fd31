package io.dropsize.image.engine;

import io.dropsize.image.Pixels;

/**
 * A limit for the differences between two pictures, by tiles: a photo on a large flat canvas counts
 * as much as without it, and so does a small icon. A difference is less visible where the tile
 * itself has contrast, such as at the edges of letters.
 *
 * @param maxError mean squared error of a tile without contrast, in levels
 * @param masking the additional error for each unit of the tile's variance
 */
record VisibleDifference(double maxError, double masking) {
    /** The limit for differences that are not visible side by side: 40 dB. */
    static final VisibleDifference NONE = new VisibleDifference(6.5, 1.0 / 64);

    /** The limit for differences that are hardly visible: 36 dB. */
    static final VisibleDifference SLIGHT = new VisibleDifference(16, 1.0 / 32);

    private static final int SIDE = 8;

    /** Returns whether no tile differs by more than this. */
    boolean allows(Pixels one, Pixels other) {
        for (int top = 0; top < one.height(); top += SIDE) {
            for (int left = 0; left < one.width(); left += SIDE) {
                if (!allows(one, other, left, top)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Compares a tile. Pixels that are transparent in both pictures don't count. */
    private boolean allows(Pixels one, Pixels other, int left, int top) {
        long squares = 0;
        double variances = 0;
        int visible = 0;
        int right = Math.min(left + SIDE, one.width());
        int bottom = Math.min(top + SIDE, one.height());
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            long sum = 0;
            long sumOfSquares = 0;
            visible = 0;
            for (int y = top; y < bottom; y++) {
                for (int i = y * one.width() + left; i < y * one.width() + right; i++) {
                    int a = one.argb()[i];
                    int b = other.argb()[i];
                    if ((a | b) >>> 24 != 0) {
                        int value = a >>> shift & 0xFF;
                        int difference = value - (b >>> shift & 0xFF);
                        visible++;
                        sum += value;
                        sumOfSquares += (long) value * value;
                        squares += (long) difference * difference;
                    }
                }
            }
            variances += visible == 0 ? 0 : sumOfSquares - (double) sum * sum / visible;
        }
        return squares <= visible * Integer.BYTES * maxError + variances * masking;
    }
}
