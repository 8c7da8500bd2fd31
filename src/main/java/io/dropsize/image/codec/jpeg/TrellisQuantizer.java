package io.dropsize.image.codec.jpeg;

/**
 * Chooses quantized coefficients by rate and distortion: each is rounded or one step smaller, or
 * zero, so that the weighted squared error plus the bits are minimal. A shortest path over the
 * block's coefficients finds them. Not thread-safe.
 */
final class TrellisQuantizer {
    private static final int BLOCK = 64;

    /** An error of one quantization step costs as much as this many bits. */
    private static final double LUMA_BITS = 16;

    private static final double CHROMA_BITS = 48;

    /** Code lengths of AC symbols by run and size in bits: ITU-T T.81, Table K.5. */
    private static final int[][] CODE_BITS = {
        {4, 2, 2, 3, 4, 5, 7, 8, 10},
        {16, 4, 5, 7, 9, 11},
        {16, 5, 8, 10, 12},
        {16, 6, 9, 12},
        {16, 6, 10},
        {16, 7, 11},
        {16, 7, 12},
        {16, 8, 12},
        {16, 9, 15},
        {16, 9},
        {16, 9},
        {16, 10},
        {16, 10},
        {16, 11},
        {16},
        {11}
    };

    private static final int MAX_CODE_BITS = 16;
    private static final int END_BITS = CODE_BITS[0][0];
    private static final int LONG_RUN = 16;
    private static final int LONG_RUN_BITS = CODE_BITS[LONG_RUN - 1][0];

    private final int[] steps;
    private final double weight;

    /** The weighted error if all coefficients before this one, in zigzag order, are zero. */
    private final double[] zeroed = new double[BLOCK + 1];

    /** Of the coefficients that don't round to zero, from 1 on: position, and rounded value. */
    private final int[] position = new int[BLOCK];

    private final int[] rounded = new int[BLOCK];

    /** The rounded value's weighted error, and that of the value one step smaller. */
    private final double[] error = new double[BLOCK];

    private final double[] smallerError = new double[BLOCK];

    /** The cheapest way to end at a coefficient: its cost, the one before, the value. */
    private final double[] cost = new double[BLOCK];

    private final int[] previous = new int[BLOCK];
    private final int[] value = new int[BLOCK];

    private TrellisQuantizer(int[] steps, double weight) {
        this.steps = steps;
        this.weight = weight;
    }

    static TrellisQuantizer ofLuma(QuantizationTables tables) {
        return new TrellisQuantizer(tables.luma(), LUMA_BITS);
    }

    static TrellisQuantizer ofChroma(QuantizationTables tables) {
        return new TrellisQuantizer(tables.chroma(), CHROMA_BITS);
    }

    /** Quantizes adjacent blocks of coefficients, in natural order. */
    void quantize(short[] coefficients) {
        for (int at = 0; at < coefficients.length; at += BLOCK) {
            int count = round(coefficients, at);
            int last = cheapest(count);
            coefficients[at] = (short) Math.round((float) coefficients[at] / steps[0]);
            write(coefficients, at, count, last);
        }
    }

    /** Returns how many coefficients don't round to zero; the others become zero. */
    private int round(short[] coefficients, int at) {
        int count = 0;
        zeroed[1] = 0;
        for (int k = 1; k < BLOCK; k++) {
            int natural = QuantizationTables.ZIGZAG[k];
            double exact = (double) Math.abs(coefficients[at + natural]) / steps[natural];
            zeroed[k + 1] = zeroed[k] + weight * exact * exact;
            int nearest = (int) (exact + 0.5);
            if (nearest > 0) {
                count++;
                position[count] = k;
                rounded[count] = nearest;
                error[count] = weight * (exact - nearest) * (exact - nearest);
                smallerError[count] = weight * (exact - nearest + 1) * (exact - nearest + 1);
            } else {
                coefficients[at + natural] = 0;
            }
        }
        return count;
    }

    /** Returns the last coefficient of the cheapest way through the block, or 0 if all are zero. */
    private int cheapest(int count) {
        double best = zeroed[BLOCK] + END_BITS;
        int last = 0;
        for (int i = 1; i <= count; i++) {
            extend(i);
            int next = position[i] + 1;
            double end = next == BLOCK ? 0 : END_BITS + zeroed[BLOCK] - zeroed[next];
            if (cost[i] + end < best) {
                best = cost[i] + end;
                last = i;
            }
        }
        return last;
    }

    /** Finds the cheapest way to a coefficient. */
    private void extend(int i) {
        cost[i] = Double.MAX_VALUE;
        for (int from = i - 1; from >= 0; from--) {
            int next = position[from] + 1;
            double before = cost[from] + zeroed[position[i]] - zeroed[next];
            if (before < cost[i]) {
                int run = position[i] - next;
                double start = before + run / LONG_RUN * LONG_RUN_BITS;
                choose(i, from, rounded[i], start + bits(run % LONG_RUN, rounded[i]) + error[i]);
                if (rounded[i] > 1) {
                    int smaller = rounded[i] - 1;
                    double bits = bits(run % LONG_RUN, smaller);
                    choose(i, from, smaller, start + bits + smallerError[i]);
                }
            }
        }
    }

    private void choose(int i, int from, int chosen, double total) {
        if (total < cost[i]) {
            cost[i] = total;
            previous[i] = from;
            value[i] = chosen;
        }
    }

    private static int bits(int run, int value) {
        int size = Integer.SIZE - Integer.numberOfLeadingZeros(value);
        int[] codes = CODE_BITS[run];
        return size + (size < codes.length ? codes[size] : MAX_CODE_BITS);
    }

    private void write(short[] coefficients, int at, int count, int last) {
        int kept = last;
        for (int i = count; i > 0; i--) {
            int where = at + QuantizationTables.ZIGZAG[position[i]];
            int magnitude = i == kept ? value[i] : 0;
            kept = i == kept ? previous[i] : kept;
            coefficients[where] = (short) (coefficients[where] < 0 ? -magnitude : magnitude);
        }
    }
}
