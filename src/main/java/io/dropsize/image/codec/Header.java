package io.dropsize.image.codec;

import io.dropsize.image.ImageFormat;

/**
 * What a file's header says, before anything is turned.
 *
 * @param width stored pixels
 * @param height stored pixels
 * @param transparent whether these bytes can hold transparent pixels
 * @param frames 1 for a still picture
 */
public record Header(
        ImageFormat format,
        int width,
        int height,
        Orientation orientation,
        boolean transparent,
        int frames) {

    /** Readers take over what a file says, and some say that there are fewer than none. */
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
