package io.dropsize.pipeline.plan;

import io.dropsize.image.Pixels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A placeholder of about 25 bytes from which a script draws a blurred picture. Evan Wallace,
 * ThumbHash, https://evanw.github.io/thumbhash/: the coefficients of a cosine transform of luma,
 * two chroma channels and alpha.
 */
final class ThumbHash {
    private static final int MAX_BYTES = 32;
    private static final int OPAQUE = 255;

    /** Multiplied as in the reference, whose rounding it shares. */
    private static final double STEP = 1.0 / 255;

    private ThumbHash() {}

    /** A channel's mean, its other coefficients from 0 to 1, and their scale. */
    private record Channel(double mean, List<Double> others, double scale) {
        private static Channel of(double[] values, Pixels size, int nx, int ny) {
            double mean = 0;
            double scale = 0;
            List<Double> others = new ArrayList<>();
            for (int cy = 0; cy < ny; cy++) {
                for (int cx = 0; cx * ny < nx * (ny - cy); cx++) {
                    double sum = coefficient(values, size, cx, cy);
                    if (cx == 0 && cy == 0) {
                        mean = sum;
                    } else {
                        others.add(sum);
                        scale = Math.max(scale, Math.abs(sum));
                    }
                }
            }
            double largest = scale;
            others.replaceAll(one -> largest > 0 ? 0.5 + 0.5 / largest * one : one);
            return new Channel(mean, others, scale);
        }

        private static double coefficient(double[] values, Pixels size, int cx, int cy) {
            int width = size.width();
            int height = size.height();
            double[] horizontal = new double[width];
            for (int x = 0; x < width; x++) {
                horizontal[x] = Math.cos(Math.PI / width * cx * (x + 0.5));
            }
            double sum = 0;
            for (int y = 0; y < height; y++) {
                double vertical = Math.cos(Math.PI / height * cy * (y + 0.5));
                for (int x = 0; x < width; x++) {
                    sum += values[x + y * width] * horizontal[x] * vertical;
                }
            }
            return sum / (width * height);
        }
    }

    /**
     * The hash of a picture of at most 100 × 100 pixels.
     *
     * @return 24 bytes or fewer, with alpha 25 or fewer
     */
    static byte[] of(Pixels pixels) {
        boolean alpha = Arrays.stream(pixels.argb()).anyMatch(color -> color >>> 24 != OPAQUE);
        int width = pixels.width();
        int height = pixels.height();
        int limit = alpha ? 5 : 7; // Alpha needs the space.
        int lx = Math.max(1, round((double) limit * width / Math.max(width, height)));
        int ly = Math.max(1, round((double) limit * height / Math.max(width, height)));
        double[][] planes = planes(pixels);
        Channel luma = Channel.of(planes[0], pixels, Math.max(3, lx), Math.max(3, ly));
        Channel yellow = Channel.of(planes[1], pixels, 3, 3);
        Channel red = Channel.of(planes[2], pixels, 3, 3);
        boolean landscape = width > height;
        int head =
                round(63 * luma.mean())
                        | round(31.5 + 31.5 * yellow.mean()) << 6
                        | round(31.5 + 31.5 * red.mean()) << 12
                        | round(31 * luma.scale()) << 18
                        | (alpha ? 1 << 23 : 0);
        int tail =
                (landscape ? ly : lx)
                        | round(63 * yellow.scale()) << 3
                        | round(63 * red.scale()) << 9
                        | (landscape ? 1 << 15 : 0);
        byte[] hash = new byte[MAX_BYTES];
        hash[0] = (byte) head;
        hash[1] = (byte) (head >> 8);
        hash[2] = (byte) (head >> 16);
        hash[3] = (byte) tail;
        hash[4] = (byte) (tail >> 8);
        List<Double> others = new ArrayList<>(luma.others());
        others.addAll(yellow.others());
        others.addAll(red.others());
        int start = 5;
        if (alpha) {
            Channel opacity = Channel.of(planes[3], pixels, 5, 5);
            hash[start++] = (byte) (round(15 * opacity.mean()) | round(15 * opacity.scale()) << 4);
            others.addAll(opacity.others());
        }
        for (int i = 0; i < others.size(); i++) {
            hash[start + i / 2] |= (byte) (round(15 * others.get(i)) << (i % 2 * 4));
        }
        return Arrays.copyOf(hash, start + (others.size() + 1) / 2);
    }

    /** Luma, yellow to blue, red to green, alpha. Transparent pixels have the mean colour. */
    private static double[][] planes(Pixels pixels) {
        int[] argb = pixels.argb(); // Premultiplied, as the sums need it.
        double[] mean = new double[3];
        double opacity = 0;
        for (int color : argb) {
            opacity += (color >>> 24) / 255.0;
            for (int i = 0; i < 3; i++) {
                mean[i] += STEP * (color >> 16 - 8 * i & 0xff);
            }
        }
        for (int i = 0; i < 3 && opacity > 0; i++) {
            mean[i] /= opacity;
        }
        double[][] planes = new double[4][argb.length];
        for (int at = 0; at < argb.length; at++) {
            double alpha = (argb[at] >>> 24) / 255.0;
            double r = mean[0] * (1 - alpha) + STEP * (argb[at] >> 16 & 0xff);
            double g = mean[1] * (1 - alpha) + STEP * (argb[at] >> 8 & 0xff);
            double b = mean[2] * (1 - alpha) + STEP * (argb[at] & 0xff);
            planes[0][at] = (r + g + b) / 3;
            planes[1][at] = (r + g) / 2 - b;
            planes[2][at] = r - g;
            planes[3][at] = alpha;
        }
        return planes;
    }

    private static int round(double value) {
        return (int) Math.round(value);
    }
}
