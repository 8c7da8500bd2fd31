package io.dropsize.image.codec;

import io.dropsize.image.ImageFormat;

/**
 * The values of a file's header, before rotation.
 *
 * @param width stored pixels
 * @param height stored pixels
 * @param transparent whether the file supports transparent pixels
 * @param frames 1 for a still picture
 */
public record Header(
        ImageFormat format,
        int width,
        int height,
        Orientation orientation,
        boolean transparent,
        int frames) {

    /** Decoders copy the file's value, which may be negative. */
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
