package io.dropsize.image.codec;

import io.dropsize.image.Pixels;

/** Pixels in memory as a source for smaller copies. */
public record PixelsImage(Pixels pixels, boolean opaque) implements DecodedImage {

    public PixelsImage(Pixels pixels) {
        this(pixels, Flattening.isOpaque(pixels));
    }

    @Override
    public int width() {
        return pixels.width();
    }

    @Override
    public int height() {
        return pixels.height();
    }

    @Override
    public void copyRow(int y, int[] argb) {
        System.arraycopy(pixels.argb(), y * width(), argb, 0, width());
    }

    @Override
    public void close() {
        // No native memory is held.
    }
}
