package io.dropsize.image.color;

/** Linear light with sRGB's primaries, and sRGB's transfer function (IEC 61966-2-1). */
public final class LinearLight {
    private static final int FULL = 0xFF;
    private static final int STEPS = 0xFFFF;
    private static final byte[] CODED = coded();

    private LinearLight() {}

    /**
     * Returns the sRGB colour {@code 0xRRGGBB} of linear light; 1 is full intensity, and values
     * outside 0 to 1 are clamped.
     */
    public static int rgb(double red, double green, double blue) {
        return coded(red) << 16 | coded(green) << 8 | coded(blue);
    }

    /** Returns the linear light of an sRGB sample, both from 0 to 1. */
    public static double ofSrgb(double sample) {
        return sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
    }

    /** Returns the sRGB sample of linear light, both from 0 to 1. */
    static double srgb(double light) {
        return light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }

    private static int coded(double light) {
        return CODED[(int) (Math.clamp(light, 0, 1) * STEPS + 0.5)] & 0xFF;
    }

    private static byte[] coded() {
        byte[] coded = new byte[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double light = (double) i / STEPS;
            coded[i] = (byte) Math.round(Math.clamp(srgb(light), 0, 1) * FULL);
        }
        return coded;
    }
}
