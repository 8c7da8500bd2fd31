package io.dropsize.image.color;

/** Linear light with sRGB's primaries, as an sRGB pixel. */
public final class LinearLight {
    private static final int FULL = 0xFF;
    private static final int STEPS = 0xFFFF;
    private static final byte[] CODED = coded();

    private LinearLight() {}

    /** {@code 0xRRGGBB}; 1 is full intensity, and values outside 0 to 1 are clamped. */
    public static int rgb(double red, double green, double blue) {
        return coded(red) << 16 | coded(green) << 8 | coded(blue);
    }

    private static int coded(double light) {
        return CODED[(int) (Math.clamp(light, 0, 1) * STEPS + 0.5)] & 0xFF;
    }

    private static byte[] coded() {
        byte[] coded = new byte[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double light = (double) i / STEPS;
            double part =
                    light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            coded[i] = (byte) Math.round(Math.clamp(part, 0, 1) * FULL);
        }
        return coded;
    }
}
