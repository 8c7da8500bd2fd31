package io.dropsize.image.color;

import java.util.Map;

/** The primaries and white points of ITU-T H.273's codes, and the conversion to sRGB's. */
final class Primaries {
    private static final int SRGB_CODE = 1;
    private static final double[] SRGB = {0.64, 0.33, 0.30, 0.60, 0.15, 0.06, 0.3127, 0.3290};

    /** x and y of red, green, blue and white, by code. Other codes are treated as sRGB. */
    private static final Map<Integer, double[]> KNOWN =
            Map.of(
                    4, new double[] {0.67, 0.33, 0.21, 0.71, 0.14, 0.08, 0.310, 0.316},
                    5, new double[] {0.64, 0.33, 0.29, 0.60, 0.15, 0.06, 0.3127, 0.3290},
                    6, new double[] {0.630, 0.340, 0.310, 0.595, 0.155, 0.070, 0.3127, 0.3290},
                    7, new double[] {0.630, 0.340, 0.310, 0.595, 0.155, 0.070, 0.3127, 0.3290},
                    8, new double[] {0.681, 0.319, 0.243, 0.692, 0.145, 0.049, 0.310, 0.316},
                    9, new double[] {0.708, 0.292, 0.170, 0.797, 0.131, 0.046, 0.3127, 0.3290},
                    11, new double[] {0.680, 0.320, 0.265, 0.690, 0.150, 0.060, 0.314, 0.351},
                    12, new double[] {0.680, 0.320, 0.265, 0.690, 0.150, 0.060, 0.3127, 0.3290},
                    22, new double[] {0.630, 0.340, 0.295, 0.605, 0.155, 0.077, 0.3127, 0.3290});

    /** Bradford's cone responses. */
    private static final double[] CONES = {
        0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296
    };

    private Primaries() {}

    static boolean areKnown(int code) {
        return code == SRGB_CODE || KNOWN.containsKey(code);
    }

    static boolean areSrgb(int code) {
        return !KNOWN.containsKey(code);
    }

    /**
     * Returns the matrix, in row-major order, from light with these primaries to light with sRGB's.
     */
    static float[] toSrgb(int code) {
        double[] from = KNOWN.getOrDefault(code, SRGB);
        double[] there = Matrix3.times(whiteToWhite(from, SRGB), toXyz(from));
        return Matrix3.floats(Matrix3.times(Matrix3.inverse(toXyz(SRGB)), there));
    }

    /** Each primary's contribution to luminance. */
    static float[] luminance(int code) {
        double[] xyz = toXyz(KNOWN.getOrDefault(code, SRGB));
        return new float[] {(float) xyz[3], (float) xyz[4], (float) xyz[5]};
    }

    private static double[] toXyz(double[] chromaticities) {
        double[] columns = new double[9];
        for (int i = 0; i < 3; i++) {
            double[] xyz = xyz(chromaticities[2 * i], chromaticities[2 * i + 1]);
            for (int row = 0; row < 3; row++) {
                columns[3 * row + i] = xyz[row];
            }
        }
        double[] white = xyz(chromaticities[6], chromaticities[7]);
        double[] amounts = Matrix3.apply(Matrix3.inverse(columns), white);
        return Matrix3.times(columns, Matrix3.diagonal(amounts));
    }

    private static double[] whiteToWhite(double[] from, double[] to) {
        double[] seen = Matrix3.apply(CONES, xyz(from[6], from[7]));
        double[] wanted = Matrix3.apply(CONES, xyz(to[6], to[7]));
        double[] gains = {wanted[0] / seen[0], wanted[1] / seen[1], wanted[2] / seen[2]};
        double[] adapted = Matrix3.times(Matrix3.diagonal(gains), CONES);
        return Matrix3.times(Matrix3.inverse(CONES), adapted);
    }

    private static double[] xyz(double x, double y) {
        return new double[] {x / y, 1, (1 - x - y) / y};
    }
}
