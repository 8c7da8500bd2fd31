package io.dropsize.image.scale;

import io.dropsize.image.codec.RowSource;

import java.util.Arrays;

/**
 * Adds each row to all target rows that depend on it, and keeps only those: a few, however many
 * source rows each of them has.
 */
final class VerticalAccumulator implements VerticalPass {
    private final RowSource source;
    private final ResampleWeights taps;
    private final float[][] row;
    private final float[][][] sums;
    private int next;

    VerticalAccumulator(RowSource source, ResampleWeights taps) {
        this.source = source;
        this.taps = taps;
        row = new float[source.channels()][source.width()];
        sums = new float[needed(taps)][source.channels()][source.width()];
    }

    /** Returns the maximum number of target rows in progress. */
    static int needed(ResampleWeights taps) {
        int max = 1;
        int behind = 0;
        for (int y = 0; y < taps.count(); y++) {
            while (behind < taps.count() && taps.first()[behind] < end(taps, y)) {
                behind++;
            }
            max = Math.max(max, behind - y);
        }
        return max;
    }

    private static int end(ResampleWeights taps, int y) {
        return taps.first()[y] + taps.weights()[y].length;
    }

    @Override
    public void blend(int y, int[][] into) {
        int end = end(taps, y);
        for (next = Math.max(next, taps.first()[y]); next < end; next++) {
            source.unpack(next, row);
            for (int target = y; target < taps.count() && taps.first()[target] <= next; target++) {
                int k = next - taps.first()[target];
                if (k < taps.weights()[target].length) {
                    add(taps.weights()[target][k] * UNIT, sums[target % sums.length]);
                }
            }
        }
        float[][] sum = sums[y % sums.length];
        for (int channel = 0; channel < into.length; channel++) {
            VerticalPass.round(sum[channel], into[channel]);
            Arrays.fill(sum[channel], 0);
        }
    }

    private void add(float weight, float[][] sum) {
        for (int channel = 0; channel < row.length; channel++) {
            add(weight, row[channel], sum[channel]);
        }
    }

    private static void add(float weight, float[] samples, float[] sum) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += weight * samples[x];
        }
    }
}
