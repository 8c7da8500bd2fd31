package io.dropsize.image;

/** Light of sRGB's primaries as an sRGB pixel. */
final class LinearLight {
    private static final int FULL = 0xFF;

    private LinearLight() {}

    /** {@code 0xRRGGBB}; 1 is full light, and what is outside of 0 to 1 is cut off. */
    static int rgb(double red, double green, double blue) {
        return coded(red) << 16 | coded(green) << 8 | coded(blue);
    }

    private static int coded(double light) {
        double coded =
                light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(Math.clamp(coded, 0, 1) * FULL);
    }
}
