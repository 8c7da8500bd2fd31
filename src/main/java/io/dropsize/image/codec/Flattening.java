package io.dropsize.image.codec;

import io.dropsize.image.Pixels;

/** Blends transparent pixels with white, for formats without alpha. */
public final class Flattening {
    private Flattening() {}

    public static boolean isOpaque(Pixels pixels) {
        int all = 0xFF000000;
        for (int pixel : pixels.argb()) {
            all &= pixel;
        }
        return all == 0xFF000000;
    }

    public static Pixels onWhite(Pixels pixels) {
        if (isOpaque(pixels)) {
            return pixels;
        }
        int[] flat = pixels.argb().clone();
        for (int i = 0; i < flat.length; i++) {
            // The colours are premultiplied, so white contributes the missing alpha to each
            // channel.
            int white = 0xFF - (flat[i] >>> 24);
            flat[i] += white << 24 | white << 16 | white << 8 | white;
        }
        return new Pixels(pixels.width(), pixels.height(), flat);
    }
}
