package io.dropsize.image.metric;

import io.dropsize.image.Pixels;
import io.dropsize.image.metric.ErrorTerm.Channel;

/**
 * XYB, the colour space of JPEG XL (ISO/IEC 18181-1), shifted and scaled to about 0 to 1, and with
 * B − Y instead of B.
 */
final class Xyb {
    private static final float L_RED = 0.3f;
    private static final float M_RED = 0.23f;
    private static final float LM_BLUE = 0.078f;
    private static final float S_RED = 0.24342268924547819f;
    private static final float S_GREEN = 0.20476744424496821f;
    private static final float BIAS = 0.0037930732552754493f;

    private static final float X_SCALE = 14;
    private static final float X_OFFSET = 0.42f;
    private static final float Y_OFFSET = 0.01f;
    private static final float B_OFFSET = 0.55f;

    /**
     * The number of steps between which cube roots are interpolated. The error is below 0.00002.
     */
    private static final int STEPS = 4096;

    private static final float[] ROOTS = roots();

    private Xyb() {}

    /** Returns the plane Y of a picture. */
    static float[] luma(Pixels pixels) {
        int[] argb = pixels.argb();
        float[] plane = new float[argb.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] =
                    luma(
                            LinearPlanes.light(argb[i], 16),
                            LinearPlanes.light(argb[i], 8),
                            LinearPlanes.light(argb[i], 0));
        }
        return plane;
    }

    /** Returns a plane from linear red, green and blue. */
    static float[] plane(Channel channel, float[][] linear) {
        float[] red = linear[0];
        float[] green = linear[1];
        float[] blue = linear[2];
        float[] plane = new float[red.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] =
                    switch (channel) {
                        case X -> redness(red[i], green[i], blue[i]);
                        case Y -> luma(red[i], green[i], blue[i]);
                        case B -> blueness(red[i], green[i], blue[i]);
                    };
        }
        return plane;
    }

    private static float redness(float red, float green, float blue) {
        return (l(red, green, blue) - m(red, green, blue)) / 2 * X_SCALE + X_OFFSET;
    }

    private static float luma(float red, float green, float blue) {
        return (l(red, green, blue) + m(red, green, blue)) / 2 + Y_OFFSET;
    }

    private static float blueness(float red, float green, float blue) {
        float luma = (l(red, green, blue) + m(red, green, blue)) / 2;
        return s(red, green, blue) - luma + B_OFFSET;
    }

    /**
     * Returns the response of the cones for long waves; the next two are for middle and short ones.
     */
    private static float l(float red, float green, float blue) {
        return root(L_RED * red + (1 - L_RED - LM_BLUE) * green + LM_BLUE * blue);
    }

    private static float m(float red, float green, float blue) {
        return root(M_RED * red + (1 - M_RED - LM_BLUE) * green + LM_BLUE * blue);
    }

    private static float s(float red, float green, float blue) {
        return root(S_RED * red + S_GREEN * green + (1 - S_RED - S_GREEN) * blue);
    }

    private static float root(float light) {
        float step = light * STEPS;
        int i = (int) step;
        return ROOTS[i] + (step - i) * (ROOTS[i + 1] - ROOTS[i]);
    }

    /**
     * Returns a table of cube roots with the bias of the cones, shifted so that black is 0. It
     * extends beyond 1, which rounding may exceed.
     */
    private static float[] roots() {
        float[] roots = new float[STEPS + 2];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = (float) (Math.cbrt((double) i / STEPS + BIAS) - Math.cbrt(BIAS));
        }
        return roots;
    }
}
