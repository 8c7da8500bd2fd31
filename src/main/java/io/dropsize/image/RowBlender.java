package io.dropsize.image;

/**
 * Blends rows of a picture into one, channel by channel: loops over whole rows of floats, which the
 * JVM turns into vector instructions. A row is unpacked once and kept while target rows need it.
 */
final class RowBlender {
    /** What a blended sample of 1 stands for: two bits behind the point. */
    static final int UNIT = 4;

    static final int RED = 0;
    static final int GREEN = 1;
    static final int BLUE = 2;
    static final int ALPHA = 3;

    private static final int[] SHIFTS = {16, 8, 0, 24};
    private static final int MOST = 0xFF * UNIT;

    /** Rows that one pass adds; more at once saves reading and writing the sum. */
    private static final int STEP = 4;

    private final Picture source;
    private final Taps taps;
    private final int[] packed;
    private final float[][][] unpacked;
    private final float[] sum;
    private final int[][] blended;
    private final float[] nothing;
    private int next;

    RowBlender(Picture source, Taps taps) {
        this.source = source;
        this.taps = taps;
        int channels = source.opaque() ? 3 : 4;
        int width = source.width();
        packed = new int[width];
        unpacked = new float[taps.most()][channels][width];
        sum = new float[width];
        blended = new int[channels][width];
        nothing = new float[width];
    }

    /** Blends what the target row is made of; rows come in rising order. */
    void blend(int y) {
        int first = taps.first()[y];
        float[] weights = taps.weights()[y];
        for (next = Math.max(next, first); next < first + weights.length; next++) {
            source.copyRow(next, packed);
            float[][] planes = unpacked[next % unpacked.length];
            for (int channel = 0; channel < planes.length; channel++) {
                unpack(packed, SHIFTS[channel], planes[channel]);
            }
        }
        for (int channel = 0; channel < blended.length; channel++) {
            for (int k = 0; k < weights.length; k += STEP) {
                addFour(channel, first + k, weights, k);
            }
            round(sum, blended[channel]);
        }
    }

    /** The blended row, 0 to 255 times {@link #UNIT}; valid until the next is blended. */
    int[] channel(int channel) {
        return blended[channel];
    }

    /** Adds four rows to the sum, or begins it. */
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

    private static void unpack(int[] packed, int shift, float[] plane) {
        for (int x = 0; x < plane.length; x++) {
            plane[x] = (packed[x] >>> shift) & 0xFF;
        }
    }

    private static void round(float[] sum, int[] rounded) {
        for (int x = 0; x < rounded.length; x++) {
            rounded[x] = Math.min(MOST, Math.max(0, (int) (sum[x] + 0.5f)));
        }
    }
}
