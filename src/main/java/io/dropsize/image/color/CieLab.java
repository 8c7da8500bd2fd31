package io.dropsize.image.color;

/**
 * CIE L*a*b* under D50 in three encodings: TIFF's own, with signed a* and b*; the ICC's, with a
 * neutral value in the middle; and PSD's.
 */
public final class CieLab {
    private static final double[] D50 = {0.96422, 1, 0.82521};

    /** From D50 light to linear sRGB, whose white is D65: Bradford's matrix. */
    private static final double[] TO_SRGB = {
        3.1338561,
        -1.6168667,
        -0.4906146,
        -0.9787684,
        1.9161415,
        0.0334540,
        0.0719453,
        -0.2289914,
        1.4052427
    };

    private static final double LIGHTEST = 100;
    private static final int BYTE_MAX = 0xFF;
    private static final int WIDE_MAX = 0xFFFF;

    /** The ICC's 16-bit encoding is its 8-bit encoding with a fraction. */
    private static final int ICC_WIDE_MAX = 0xFF00;

    private static final double FRACTION = 256;
    private static final double LINEAR_PART = 24389.0 / 27;

    private final boolean signed;
    private final boolean wide;
    private final boolean floats;
    private final int lightest;

    private CieLab(boolean signed, boolean wide, boolean floats, int lightest) {
        this.signed = signed;
        this.wide = wide;
        this.floats = floats;
        this.lightest = lightest;
    }

    /** Encodes a float sample, which is the L*, a* or b* value itself, as an integer. */
    public static int coded(double value) {
        return (int) Math.round(Math.clamp(value, -LIGHTEST * 2, LIGHTEST * 2) * FRACTION);
    }

    /**
     * @param signed whether a* and b* are signed, as in TIFF's own encoding
     * @param wide whether samples have 16 bits, not 8
     * @param floats whether samples are made by {@link #coded}
     */
    public static SampleColours ofTiff(boolean signed, boolean wide, boolean floats) {
        int lightest = !wide ? BYTE_MAX : signed ? WIDE_MAX : ICC_WIDE_MAX;
        var lab = new CieLab(signed, wide, floats, lightest);
        return lab::convert;
    }

    /**
     * Returns the conversion of Photoshop's encoding: neutral a* and b* in the middle, and L* up to
     * the largest number.
     */
    public static SampleColours ofPsd(boolean wide) {
        var lab = new CieLab(false, wide, false, wide ? WIDE_MAX : BYTE_MAX);
        return lab::convert;
    }

    private void convert(int[] light, int[] a, int[] b, int count, int[] rgb) {
        for (int x = 0; x < count; x++) {
            rgb[x] = rgb(lightness(light[x]), axis(a[x]), axis(b[x]));
        }
    }

    private double lightness(int coded) {
        if (floats) {
            return coded / FRACTION;
        }
        return coded * LIGHTEST / lightest;
    }

    private double axis(int coded) {
        if (floats) {
            return coded / FRACTION;
        }
        if (signed) {
            return wide ? (short) coded / FRACTION : (byte) coded;
        }
        return (wide ? coded / FRACTION : coded) + Byte.MIN_VALUE;
    }

    private static int rgb(double lightness, double a, double b) {
        double middle = (lightness + 16) / 116;
        double x = D50[0] * cube(middle + a / 500);
        double y = D50[1] * cube(middle);
        double z = D50[2] * cube(middle - b / 200);
        return LinearLight.rgb(
                TO_SRGB[0] * x + TO_SRGB[1] * y + TO_SRGB[2] * z,
                TO_SRGB[3] * x + TO_SRGB[4] * y + TO_SRGB[5] * z,
                TO_SRGB[6] * x + TO_SRGB[7] * y + TO_SRGB[8] * z);
    }

    private static double cube(double root) {
        double cube = root * root * root;
        return cube > 216.0 / 24389 ? cube : (116 * root - 16) / LINEAR_PART;
    }
}
