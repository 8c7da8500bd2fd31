package io.dropsize.image.color;

/** 3 × 3 matrices, in row-major order. */
final class Matrix3 {
    private Matrix3() {}

    static double[] times(double[] left, double[] right) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int i = 0; i < 3; i++) {
                    product[3 * row + column] += left[3 * row + i] * right[3 * i + column];
                }
            }
        }
        return product;
    }

    static double[] apply(double[] matrix, double[] vector) {
        double[] result = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 3; i++) {
                result[row] += matrix[3 * row + i] * vector[i];
            }
        }
        return result;
    }

    static double[] diagonal(double[] values) {
        return new double[] {values[0], 0, 0, 0, values[1], 0, 0, 0, values[2]};
    }

    static double[] inverse(double[] m) {
        double[] cofactors = {
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
        double determinant = m[0] * cofactors[0] + m[1] * cofactors[3] + m[2] * cofactors[6];
        double[] inverse = new double[9];
        for (int i = 0; i < 9; i++) {
            inverse[i] = cofactors[i] / determinant;
        }
        return inverse;
    }

    static float[] floats(double[] matrix) {
        float[] floats = new float[9];
        for (int i = 0; i < 9; i++) {
            floats[i] = (float) matrix[i];
        }
        return floats;
    }
}
