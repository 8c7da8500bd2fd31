package io.dropsize.image.scale;

import io.dropsize.image.codec.ImageRows;

import java.util.Arrays;

/**
 * Scales rows horizontally. Samples of three channels are packed into one {@code long}, with 21
 * bits each, so that one multiplication weights all three; negative intermediate values borrow from
 * the next lane, which is corrected when the sum is complete.
 */
final class HorizontalPass {
    private static final int LANE = 21;

    /** Samples per {@code long}. */
    static final int LANES = 3;

    /** Weights are integers, in units of 1 divided by this. */
    private static final int WEIGHT_BITS = 10;

    /**
     * From a lane to a sample of 0 to 255: the weights' bits and {@link VerticalPass#UNIT}'s two.
     */
    private static final int SCALE_BITS = WEIGHT_BITS + 2;

    /** An offset that keeps lanes positive where the filter's negative lobes undershoot. */
    private static final int HEADROOM = 128;

    private static final int SAMPLE_MASK = 0x1FF;

    /** Samples added per pass. */
    private static final int STEP = 4;

    private static final long ROUNDING =
            inEachLane((HEADROOM << SCALE_BITS) + (1 << SCALE_BITS - 1));
    private static final int[] CLAMPED = clamped();

    private final int[] first;

    /** For each pass: the weights of its samples, by target column. */
    private final long[][] weights;

    private final long[] colours;
    private final long[] alphas;
    private final long[] sums;

    HorizontalPass(ResampleWeights taps, int sourceWidth) {
        int passes = (taps.max() + STEP - 1) / STEP;
        first = taps.first();
        weights = new long[passes][first.length * STEP];
        for (int x = 0; x < first.length; x++) {
            quantize(taps.weights()[x], x * STEP);
        }
        colours = new long[sourceWidth + passes * STEP];
        alphas = new long[sourceWidth + passes * STEP];
        sums = new long[first.length];
    }

    /** Rounds the weights so that their sum is exactly 1, and neighbouring errors cancel out. */
    private void quantize(float[] exact, int offset) {
        double sum = 0;
        long before = 0;
        for (int k = 0; k < exact.length; k++) {
            sum += exact[k];
            long now = Math.round(sum * (1 << WEIGHT_BITS));
            weights[k / STEP][offset + k % STEP] = now - before;
            before = now;
        }
    }

    /**
     * Scales an opaque row.
     *
     * @param row one channel per colour, or one with interleaved colours
     */
    void blend(int[][] row, int[] argb, int offset) {
        if (row.length == 1) {
            packMixed(row[0]);
        } else {
            pack(row[ImageRows.RED], row[ImageRows.GREEN], row[ImageRows.BLUE]);
        }
        add(colours);
        for (int x = 0; x < sums.length; x++) {
            argb[offset + x] = 0xFF000000 | rgb(sums[x]);
        }
    }

    /** Scales a row with alpha; a premultiplied colour never exceeds its alpha. */
    void blendTransparent(int[][] row, int[] argb, int offset) {
        int[] alpha = row[ImageRows.ALPHA];
        for (int x = 0; x < alpha.length; x++) {
            alphas[x] = alpha[x];
        }
        add(alphas);
        for (int x = 0; x < sums.length; x++) {
            argb[offset + x] = sample(sums[x]);
        }
        pack(row[ImageRows.RED], row[ImageRows.GREEN], row[ImageRows.BLUE]);
        add(colours);
        for (int x = 0; x < sums.length; x++) {
            int a = argb[offset + x];
            int rgb = rgb(sums[x]);
            argb[offset + x] =
                    a << 24
                            | Math.min(a, rgb >> 16) << 16
                            | Math.min(a, rgb >> 8 & 0xFF) << 8
                            | Math.min(a, rgb & 0xFF);
        }
    }

    /**
     * Scales up to three rows of one plane in one pass.
     *
     * @param count the number of rows
     * @param y the first target row
     */
    void blendRows(int[] row0, int[] row1, int[] row2, int count, byte[] target, int y) {
        pack(row2, row1, row0);
        add(colours);
        int width = sums.length;
        for (int lane = 0; lane < count; lane++) {
            int offset = (y + lane) * width;
            int shift = lane * LANE;
            for (int x = 0; x < width; x++) {
                target[offset + x] = (byte) sample(sums[x] >>> shift);
            }
        }
    }

    private static int rgb(long sum) {
        return sample(sum >>> 2 * LANE) << 16 | sample(sum >>> LANE) << 8 | sample(sum);
    }

    private static int sample(long sum) {
        return CLAMPED[(int) (sum >>> SCALE_BITS) & SAMPLE_MASK];
    }

    private void add(long[] samples) {
        Arrays.fill(sums, ROUNDING);
        for (int pass = 0; pass < weights.length; pass++) {
            add(samples, first, pass * STEP, weights[pass], sums);
        }
    }

    /** Short passes over all columns are faster than one pass over each column's samples. */
    private static void add(long[] samples, int[] first, int skipped, long[] weights, long[] sums) {
        for (int x = 0; x < sums.length; x++) {
            int sample = first[x] + skipped;
            int weight = x * STEP;
            sums[x] +=
                    weights[weight] * samples[sample]
                            + weights[weight + 1] * samples[sample + 1]
                            + weights[weight + 2] * samples[sample + 2]
                            + weights[weight + 3] * samples[sample + 3];
        }
    }

    private void pack(int[] high, int[] middle, int[] low) {
        for (int x = 0; x < high.length; x++) {
            colours[x] = (long) high[x] << 2 * LANE | (long) middle[x] << LANE | low[x];
        }
    }

    private void packMixed(int[] rgb) {
        for (int x = 0; x < rgb.length / LANES; x++) {
            int at = x * LANES;
            colours[x] = (long) rgb[at] << 2 * LANE | (long) rgb[at + 1] << LANE | rgb[at + 2];
        }
    }

    private static long inEachLane(long value) {
        return value << 2 * LANE | value << LANE | value;
    }

    private static int[] clamped() {
        var samples = new int[SAMPLE_MASK + 1];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.clamp(i - HEADROOM, 0, 0xFF);
        }
        return samples;
    }
}
