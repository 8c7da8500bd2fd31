package io.dropsize.pipeline.plan;

import io.dropsize.image.Pixels;

/**
 * A placeholder of 28 characters from which a script draws a blurred picture. Wolt, BlurHash,
 * Algorithm.md: 4 × 3 coefficients of a cosine transform of linear light. Alpha is ignored.
 */
final class BlurHash {
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
    private static final int ACROSS = 4;
    private static final int DOWN = 3;

    private BlurHash() {}

    /** The hash of a picture, which should be small. */
    static String of(Pixels pixels) {
        double[][] linear = linear(pixels);
        double[][] factors = new double[ACROSS * DOWN][];
        double largest = 0;
        for (int i = 0; i < factors.length; i++) {
            factors[i] = factor(linear, pixels, i % ACROSS, i / ACROSS);
            for (int channel = 0; i > 0 && channel < 3; channel++) {
                largest = Math.max(largest, Math.abs(factors[i][channel]));
            }
        }
        int quantized = (int) Math.clamp(Math.floor(largest * 166 - 0.5), 0, 82);
        double max = (quantized + 1) / 166.0;
        StringBuilder hash = new StringBuilder();
        append(hash, ACROSS - 1 + (DOWN - 1) * 9, 1);
        append(hash, quantized, 1);
        double[] mean = factors[0];
        append(hash, srgb(mean[0]) << 16 | srgb(mean[1]) << 8 | srgb(mean[2]), 4);
        for (int i = 1; i < factors.length; i++) {
            int value = 0;
            for (double one : factors[i]) {
                double root = Math.copySign(Math.sqrt(Math.abs(one / max)), one);
                value = value * 19 + (int) Math.clamp(Math.floor(root * 9 + 9.5), 0, 18);
            }
            append(hash, value, 2);
        }
        return hash.toString();
    }

    private static double[] factor(double[][] linear, Pixels pixels, int i, int j) {
        int width = pixels.width();
        int height = pixels.height();
        double[] sums = new double[3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double basis =
                        Math.cos(Math.PI * i * x / width) * Math.cos(Math.PI * j * y / height);
                for (int channel = 0; channel < 3; channel++) {
                    sums[channel] += basis * linear[channel][x + y * width];
                }
            }
        }
        double scale = (i == 0 && j == 0 ? 1.0 : 2.0) / (width * height);
        for (int channel = 0; channel < 3; channel++) {
            sums[channel] *= scale;
        }
        return sums;
    }

    private static double[][] linear(Pixels pixels) {
        double[][] linear = new double[3][pixels.argb().length];
        for (int at = 0; at < pixels.argb().length; at++) {
            for (int channel = 0; channel < 3; channel++) {
                double value = (pixels.argb()[at] >> 16 - 8 * channel & 0xff) / 255.0;
                linear[channel][at] =
                        value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
            }
        }
        return linear;
    }

    private static int srgb(double linear) {
        double value = Math.clamp(linear, 0, 1);
        double coded =
                value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        return (int) (coded * 255 + 0.5);
    }

    private static void append(StringBuilder hash, int value, int length) {
        int divisor = (int) Math.pow(DIGITS.length(), length - 1);
        for (int i = 0; i < length; i++) {
            hash.append(DIGITS.charAt(value / divisor % DIGITS.length()));
            divisor /= DIGITS.length();
        }
    }
}
