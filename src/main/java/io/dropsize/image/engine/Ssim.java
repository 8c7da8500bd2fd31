package io.dropsize.image.engine;

import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Flattening;

/**
 * The structural similarity (SSIM) of luma between one picture and others of its size, over windows
 * of 8 × 8 pixels that overlap by half. Transparent pixels are blended with white.
 */
final class Ssim {
    private static final int WINDOW = 8;
    private static final int STEP = 4;
    private static final double C1 = Math.pow(0.01 * 255, 2);
    private static final double C2 = Math.pow(0.03 * 255, 2);

    private final int width;
    private final int height;
    private final float[] luma;

    Ssim(Pixels original) {
        this.width = original.width();
        this.height = original.height();
        this.luma = luma(original);
    }

    /** 1 for the same picture, lower for less similar ones. */
    double to(Pixels other) {
        float[] theirs = luma(other);
        int across = Math.min(WINDOW, width);
        int down = Math.min(WINDOW, height);
        double sum = 0;
        long windows = 0;
        for (int y = 0; y + down <= height; y += STEP) {
            for (int x = 0; x + across <= width; x += STEP) {
                sum += window(theirs, y * width + x, across, down);
                windows++;
            }
        }
        return sum / windows;
    }

    private double window(float[] theirs, int start, int across, int down) {
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int row = start; row < start + down * width; row += width) {
            for (int i = row; i < row + across; i++) {
                a += luma[i];
                b += theirs[i];
                aa += luma[i] * luma[i];
                bb += theirs[i] * theirs[i];
                ab += luma[i] * theirs[i];
            }
        }
        int n = across * down;
        double meanA = a / n;
        double meanB = b / n;
        double varianceA = aa / n - meanA * meanA;
        double varianceB = bb / n - meanB * meanB;
        double covariance = ab / n - meanA * meanB;
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    private static float[] luma(Pixels pixels) {
        int[] argb = Flattening.onWhite(pixels).argb();
        float[] luma = new float[argb.length];
        for (int i = 0; i < argb.length; i++) {
            int pixel = argb[i];
            luma[i] =
                    0.299f * (pixel >> 16 & 0xFF)
                            + 0.587f * (pixel >> 8 & 0xFF)
                            + 0.114f * (pixel & 0xFF);
        }
        return luma;
    }
}
