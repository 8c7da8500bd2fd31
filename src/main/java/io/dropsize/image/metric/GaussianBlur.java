package io.dropsize.image.metric;

import org.jspecify.annotations.Nullable;

/**
 * A Gaussian blur with a standard deviation of 1.5 pixels, as SSIMULACRA 2 specifies it: the
 * recursive filter of Charalampidis, “Recursive Implementation of the Gaussian Filter Using
 * Truncated Cosine Functions” (2016), with black outside the picture. Rows are blurred one at a
 * time; four rows later the row is also blurred vertically.
 *
 * <p>The kernel has nine taps, but convolving with them isn't equivalent: the score of very similar
 * pictures also depends on the rounding errors of the recursion, by up to one point.
 */
final class GaussianBlur {
    /** A row leaves the filter so many rows after it entered. */
    static final int DELAY = 4;

    private static final double SIGMA = 1.5;
    private static final int RADIUS = DELAY + 1;
    private static final int TERMS = 3;

    /** From entering the window to leaving it. */
    private static final int WINDOW = 2 * RADIUS;

    private static final double[] OMEGA = new double[TERMS];
    private static final double[] BETA = beta();
    private static final float IN1 = factor(0);
    private static final float IN3 = factor(1);
    private static final float IN5 = factor(2);
    private static final float BACK1 = (float) (2 * Math.cos(OMEGA[0]));
    private static final float BACK3 = (float) (2 * Math.cos(OMEGA[1]));
    private static final float BACK5 = (float) (2 * Math.cos(OMEGA[2]));

    private final float[][] ring;
    private final float[][] last;
    private final float[][] older;
    private final float[] none;
    private final float[] out;
    private int rows;

    GaussianBlur(int width) {
        ring = new float[WINDOW][width];
        last = new float[TERMS][width];
        older = new float[TERMS][width];
        none = new float[width];
        out = new float[width];
    }

    /**
     * Adds a row.
     *
     * @param row null below the picture
     * @return the blurred row {@link #DELAY} rows above; valid until the next call
     */
    float[] next(float @Nullable [] row) {
        float[] leaving = ring[rows % WINDOW];
        float[] entering = none;
        if (row != null) {
            entering = out;
            blur(row, entering);
        }
        for (int x = 0; x < none.length; x++) {
            float sum = leaving[x] + entering[x];
            leaving[x] = entering[x];
            out[x] = sum;
        }
        rows++;
        step(out, last[0], older[0], IN1, BACK1);
        step(out, last[1], older[1], IN3, BACK3);
        step(out, last[2], older[2], IN5, BACK5);
        for (int i = 0; i < TERMS; i++) {
            float[] oldest = older[i];
            older[i] = last[i];
            last[i] = oldest;
        }
        sum(last[0], last[1], last[2], out);
        return out;
    }

    /** Rounds once, like the fused multiply-add of the reference, on every processor. */
    private static void step(float[] in, float[] last, float[] older, double factor, double back) {
        for (int x = 0; x < in.length; x++) {
            older[x] = (float) (back * last[x] + (factor * in[x] - older[x]));
        }
    }

    private static void sum(float[] one, float[] three, float[] five, float[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] = one[x] + (three[x] + five[x]);
        }
    }

    /** Blurs a row horizontally. */
    private static void blur(float[] row, float[] out) {
        float last1 = 0;
        float last3 = 0;
        float last5 = 0;
        float older1 = 0;
        float older3 = 0;
        float older5 = 0;
        for (int i = 0; i < row.length + DELAY; i++) {
            float sum = (i < WINDOW ? 0 : row[i - WINDOW]) + (i < row.length ? row[i] : 0);
            float now1 = BACK1 * last1 + (IN1 * sum - older1);
            float now3 = BACK3 * last3 + (IN3 * sum - older3);
            float now5 = BACK5 * last5 + (IN5 * sum - older5);
            older1 = last1;
            older3 = last3;
            older5 = last5;
            last1 = now1;
            last3 = now3;
            last5 = now5;
            if (i >= DELAY) {
                out[i - DELAY] = now1 + (now3 + now5);
            }
        }
    }

    private static float factor(int term) {
        return (float) (-BETA[term] * Math.cos(OMEGA[term] * (RADIUS + 1))); // (33)
    }

    /** Returns the amplitudes of the cosines. Numbers in brackets are the paper's equations. */
    private static double[] beta() {
        double[] p = new double[TERMS];
        double[] r = new double[TERMS];
        double[] rho = new double[TERMS];
        for (int i = 0; i < TERMS; i++) {
            int sign = i % 2 == 0 ? 1 : -1;
            OMEGA[i] = (2 * i + 1) * Math.PI / (2 * RADIUS);
            p[i] = sign / Math.tan(OMEGA[i] / 2); // (37)
            r[i] = sign * p[i] * p[i] / Math.sin(OMEGA[i]); // (44)
            rho[i] = Math.exp(-SIGMA * SIGMA * OMEGA[i] * OMEGA[i] / 2) / RADIUS; // (50)
        }
        double zeta1 = (p[1] * r[2] - r[1] * p[2]) / (p[0] * r[1] - r[0] * p[1]); // (52)
        double zeta3 = (p[2] * r[0] - r[2] * p[0]) / (p[0] * r[1] - r[0] * p[1]);
        double[][] left = {p, r, {zeta1, zeta3, 1}}; // (56)
        double[] right = {
            1, RADIUS * RADIUS - SIGMA * SIGMA, zeta1 * rho[0] + zeta3 * rho[1] + rho[2]
        }; // (55)
        double[] beta = new double[TERMS];
        for (int i = 0; i < TERMS; i++) {
            beta[i] = solution(left, right, i);
        }
        return beta;
    }

    /** Cramer's rule. */
    private static double solution(double[][] left, double[] right, int column) {
        double[][] replaced = new double[TERMS][];
        for (int i = 0; i < TERMS; i++) {
            replaced[i] = left[i].clone();
            replaced[i][column] = right[i];
        }
        return determinant(replaced) / determinant(left);
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }
}
