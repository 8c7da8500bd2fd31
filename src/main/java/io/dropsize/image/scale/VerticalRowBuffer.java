package io.dropsize.image.scale;

import io.dropsize.image.codec.RowSource;

/**
 * Keeps converted rows while target rows need them, which is fast but needs memory for all of them.
 */
final class VerticalRowBuffer implements VerticalPass {
    /** Rows added per pass; more rows save memory accesses for the sum. */
    private static final int STEP = 4;

    private final RowSource source;
    private final ResampleWeights taps;
    private final float[][][] unpacked;
    private final float[] sum;
    private final float[] nothing;
    private int next;

    VerticalRowBuffer(RowSource source, ResampleWeights taps) {
        this.source = source;
        this.taps = taps;
        unpacked = new float[taps.max()][source.channels()][source.width()];
        sum = new float[source.width()];
        nothing = new float[source.width()];
    }

    @Override
    public void blend(int y, int[][] into) {
        int first = taps.first()[y];
        float[] weights = taps.weights()[y];
        for (next = Math.max(next, first); next < first + weights.length; next++) {
            source.unpack(next, unpacked[next % unpacked.length]);
        }
        for (int channel = 0; channel < into.length; channel++) {
            for (int k = 0; k < weights.length; k += STEP) {
                addFour(channel, first + k, weights, k);
            }
            VerticalPass.round(sum, into[channel]);
        }
    }

    /** Adds four rows to the sum, or starts it. */
    private void addFour(int channel, int row, float[] weights, int k) {
        float[] base = k == 0 ? nothing : sum;
        float[] plane0 = plane(channel, row, weights, k);
        float[] plane1 = plane(channel, row + 1, weights, k + 1);
        float[] plane2 = plane(channel, row + 2, weights, k + 2);
        float[] plane3 = plane(channel, row + 3, weights, k + 3);
        float weight0 = weight(weights, k);
        float weight1 = weight(weights, k + 1);
        float weight2 = weight(weights, k + 2);
        float weight3 = weight(weights, k + 3);
        for (int x = 0; x < sum.length; x++) {
            sum[x] =
                    base[x]
                            + weight0 * plane0[x]
                            + weight1 * plane1[x]
                            + weight2 * plane2[x]
                            + weight3 * plane3[x];
        }
    }

    private float[] plane(int channel, int row, float[] weights, int k) {
        return k < weights.length ? unpacked[row % unpacked.length][channel] : nothing;
    }

    private static float weight(float[] weights, int k) {
        return k < weights.length ? weights[k] * UNIT : 0;
    }
}
