package io.dropsize.image.scale;

/**
 * The source samples and weights of each target sample along one side: a Lanczos filter with three
 * lobes, widened by the reduction factor to prevent aliasing.
 *
 * @param first the first source sample of each target sample
 * @param weights of that sample and the following ones; their sum is 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ResampleWeights(int[] first, float[][] weights) {
    private static final double LOBES = 3;

    /** Steps of the table between two zeros of the kernel. */
    private static final int KERNEL_STEPS = 1024;

    private static final double[] KERNEL = kernel();

    /**
     * @param start the window's start in the source, in samples
     * @param length of the window, in source samples
     * @param available source samples that exist; edges don't reach beyond them
     * @param target samples to make from the window
     */
    public static ResampleWeights lanczos(double start, double length, int available, int target) {
        double step = length / target;
        double stretch = Math.max(1, step);
        var first = new int[target];
        var weights = new float[target][];
        for (int i = 0; i < target; i++) {
            double centre = start + (i + 0.5) * step - 0.5;
            int from = (int) Math.ceil(centre - LOBES * stretch);
            int to = (int) Math.floor(centre + LOBES * stretch);
            from = Math.clamp(from, 0, available - 1);
            to = Math.clamp(to, from, available - 1);
            first[i] = from;
            weights[i] = weights(from, to, centre, stretch);
        }
        return new ResampleWeights(first, weights);
    }

    /** Returns the number of target samples. */
    int count() {
        return first.length;
    }

    /** Returns the maximum number of source samples per target sample. */
    int max() {
        int max = 0;
        for (float[] samples : weights) {
            max = Math.max(max, samples.length);
        }
        return max;
    }

    private static float[] weights(int from, int to, double centre, double stretch) {
        var exact = new double[to - from + 1];
        double sum = 0;
        for (int k = 0; k < exact.length; k++) {
            exact[k] = kernel((from + k - centre) / stretch);
            sum += exact[k];
        }
        var weights = new float[exact.length];
        for (int k = 0; k < exact.length; k++) {
            weights[k] = (float) (exact[k] / sum);
        }
        return weights;
    }

    /** Interpolates between two steps of the table, with an error of one millionth. */
    private static double kernel(double x) {
        double place = Math.abs(x) * KERNEL_STEPS;
        int step = (int) place;
        if (step >= KERNEL.length - 1) {
            return 0;
        }
        return KERNEL[step] + (place - step) * (KERNEL[step + 1] - KERNEL[step]);
    }

    private static double[] kernel() {
        var table = new double[(int) LOBES * KERNEL_STEPS + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = lanczos((double) i / KERNEL_STEPS);
        }
        return table;
    }

    private static double lanczos(double x) {
        if (Math.abs(x) < 1e-9) {
            return 1;
        }
        if (Math.abs(x) >= LOBES) {
            return 0;
        }
        double angle = Math.PI * x;
        return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
    }
}
