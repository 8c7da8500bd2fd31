package io.dropsize.image.metric;

import io.dropsize.image.Pixels;
import io.dropsize.image.color.LinearLight;

/** Red, green and blue in linear light, from 0 to 1. */
final class LinearPlanes {
    private static final int COLOURS = 3;
    private static final float[] LIGHT = light();

    private LinearPlanes() {}

    /**
     * Returns the light of a pixel's channel; the shift is 16 for red, 8 for green and 0 for blue.
     */
    static float light(int argb, int shift) {
        return LIGHT[argb >> shift & 0xFF];
    }

    /** Returns a picture at half its size. An odd last row or column counts twice. */
    static float[][] halved(Pixels pixels) {
        int width = pixels.width();
        int height = pixels.height();
        int across = Math.ceilDiv(width, 2);
        int down = Math.ceilDiv(height, 2);
        float[][] halved = new float[COLOURS][across * down];
        int[] argb = pixels.argb();
        for (int y = 0; y < down; y++) {
            int top = 2 * y * width;
            int bottom = Math.min(2 * y + 1, height - 1) * width;
            for (int x = 0; x < across; x++) {
                int left = 2 * x;
                int right = Math.min(left + 1, width - 1);
                int a = argb[top + left];
                int b = argb[top + right];
                int c = argb[bottom + left];
                int d = argb[bottom + right];
                int at = y * across + x;
                for (int i = 0, shift = 16; i < COLOURS; i++, shift -= Byte.SIZE) {
                    halved[i][at] =
                            (light(a, shift) + light(b, shift) + light(c, shift) + light(d, shift))
                                    / 4;
                }
            }
        }
        return halved;
    }

    /** Returns planes at half their size. An odd last row or column counts twice. */
    static float[][] halved(float[][] planes, int width, int height) {
        int across = Math.ceilDiv(width, 2);
        int down = Math.ceilDiv(height, 2);
        float[][] halved = new float[COLOURS][across * down];
        for (int i = 0; i < COLOURS; i++) {
            float[] plane = planes[i];
            for (int y = 0; y < down; y++) {
                int top = 2 * y * width;
                int bottom = Math.min(2 * y + 1, height - 1) * width;
                for (int x = 0; x < across; x++) {
                    int left = 2 * x;
                    int right = Math.min(left + 1, width - 1);
                    halved[i][y * across + x] =
                            (plane[top + left]
                                            + plane[top + right]
                                            + plane[bottom + left]
                                            + plane[bottom + right])
                                    / 4;
                }
            }
        }
        return halved;
    }

    private static float[] light() {
        float[] light = new float[0xFF + 1];
        for (int i = 0; i < light.length; i++) {
            light[i] = (float) LinearLight.ofSrgb((double) i / 0xFF);
        }
        return light;
    }
}
