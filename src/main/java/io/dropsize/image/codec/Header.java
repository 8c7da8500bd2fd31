package io.dropsize.image.codec;

import io.dropsize.image.ImageFormat;

/**
 * The values of a file's header, before rotation.
 *
 * @param width stored pixels
 * @param height stored pixels
 * @param transparent whether the file supports transparent pixels
 * @param frames 1 for a still picture
 * @param indexed whether the file has a palette, or one bit per pixel
 */
public record Header(
        ImageFormat format,
        int width,
        int height,
        Orientation orientation,
        boolean transparent,
        int frames,
        boolean indexed) {

    /** Creates the header of a picture without a palette. */
    public Header(
            ImageFormat format,
            int width,
            int height,
            Orientation orientation,
            boolean transparent,
            int frames) {
        this(format, width, height, orientation, transparent, frames, false);
    }

    public Header withIndexed(boolean palette) {
        return new Header(format, width, height, orientation, transparent, frames, palette);
    }

    /**
     * Returns whether the size is positive: decoders copy the file's values without checking them.
     */
    public boolean isPossible() {
        return width > 0 && height > 0;
    }

    public long pixels() {
        return (long) width * height;
    }

    public int uprightWidth() {
        return orientation.swapsSides() ? height : width;
    }

    public int uprightHeight() {
        return orientation.swapsSides() ? width : height;
    }
}
