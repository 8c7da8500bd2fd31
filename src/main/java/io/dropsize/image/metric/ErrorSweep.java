package io.dropsize.image.metric;

import io.dropsize.image.metric.ErrorTerm.ErrorMap;
import io.dropsize.image.metric.ErrorTerm.Norm;

/** Computes the three error maps between two planes row by row, and keeps only their sums. */
final class ErrorSweep {
    /** Stabilizes the division where both are flat; C2 of the structural similarity. */
    private static final float FLAT = 0.0009f;

    private final float[] original;
    private final float[] other;
    private final int width;
    private final int height;
    private final GaussianBlur originals;
    private final GaussianBlur others;
    private final GaussianBlur squares;
    private final GaussianBlur products;

    /** For each map and norm, the sum of each column. */
    private final float[][][] sums;

    /**
     * @param original row by row, width × height samples from about 0 to 1
     * @param other of the same size
     */
    ErrorSweep(float[] original, float[] other, int width, int height) {
        this.original = original;
        this.other = other;
        this.width = width;
        this.height = height;
        originals = new GaussianBlur(width);
        others = new GaussianBlur(width);
        squares = new GaussianBlur(width);
        products = new GaussianBlur(width);
        sums = new float[ErrorMap.values().length][Norm.values().length][width];
        sweep();
    }

    /** Returns a map's errors as one number. */
    double norm(ErrorMap map, Norm norm) {
        double sum = 0;
        for (float column : sums[map.ordinal()][norm.ordinal()]) {
            sum += column;
        }
        double mean = sum / width / height;
        return norm == Norm.ONE ? mean : Math.sqrt(Math.sqrt(mean));
    }

    private void sweep() {
        float[] row1 = new float[width];
        float[] row2 = new float[width];
        float[] square = new float[width];
        float[] product = new float[width];
        for (int y = 0; y < height + GaussianBlur.DELAY; y++) {
            boolean inside = y < height;
            if (inside) {
                System.arraycopy(original, y * width, row1, 0, width);
                System.arraycopy(other, y * width, row2, 0, width);
                multiply(row1, row2, square, product);
            }
            float[] mean1 = originals.next(inside ? row1 : null);
            float[] mean2 = others.next(inside ? row2 : null);
            float[] squared = squares.next(inside ? square : null);
            float[] multiplied = products.next(inside ? product : null);
            if (y >= GaussianBlur.DELAY) {
                addStructure(mean1, mean2, squared, multiplied, sums[ErrorMap.STRUCTURE.ordinal()]);
                int start = (y - GaussianBlur.DELAY) * width;
                edges(original, other, start, mean1, mean2, squared);
                addPositive(squared, 1, sums[ErrorMap.ARTIFACT.ordinal()]);
                addPositive(squared, -1, sums[ErrorMap.DETAIL_LOST.ordinal()]);
            }
        }
    }

    private static void multiply(float[] a, float[] b, float[] squares, float[] products) {
        for (int i = 0; i < a.length; i++) {
            squares[i] = a[i] * a[i] + b[i] * b[i];
            products[i] = a[i] * b[i];
        }
    }

    /**
     * One minus the structural similarity, without its term of the means' ratio, which would weigh
     * dark areas more.
     */
    private static void addStructure(
            float[] mean1, float[] mean2, float[] squares, float[] products, float[][] sums) {
        float[] sum = sums[0];
        float[] fourth = sums[1];
        for (int x = 0; x < sum.length; x++) {
            float shift = mean1[x] - mean2[x];
            float covariance = 2 * (products[x] - mean1[x] * mean2[x]) + FLAT;
            float variances = squares[x] - (mean1[x] * mean1[x] + mean2[x] * mean2[x]) + FLAT;
            float error = Math.max(0, 1 - (1 - shift * shift) * covariance / variances);
            sum[x] += error;
            fourth[x] += error * error * (error * error);
        }
    }

    /**
     * Compares edges: above 0 where an edge of the other plane is stronger, below 0 where it is
     * weaker.
     */
    private static void edges(
            float[] original, float[] other, int start, float[] mean1, float[] mean2, float[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] =
                    (1 + Math.abs(other[start + x] - mean2[x]))
                                    / (1 + Math.abs(original[start + x] - mean1[x]))
                            - 1;
        }
    }

    private static void addPositive(float[] edges, float sign, float[][] sums) {
        float[] sum = sums[0];
        float[] fourth = sums[1];
        for (int x = 0; x < edges.length; x++) {
            float error = Math.max(0, sign * edges[x]);
            sum[x] += error;
            fourth[x] += error * error * (error * error);
        }
    }
}
