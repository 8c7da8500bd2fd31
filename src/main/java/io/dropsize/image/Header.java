package io.dropsize.image;

/**
 * What a file's header says, before anything is turned.
 *
 * @param width stored pixels
 * @param height stored pixels
 * @param transparent whether these bytes can hold transparent pixels
 * @param frames 1 for a still picture
 */
record Header(
        ImageFormat format,
        int width,
        int height,
        Orientation orientation,
        boolean transparent,
        int frames) {

    /** Readers take over what a file says, and some say that there are fewer than none. */
    boolean isPossible() {
        return width > 0 && height > 0;
    }

    long pixels() {
        return (long) width * height;
    }

    int uprightWidth() {
        return orientation.swapsSides() ? height : width;
    }

    int uprightHeight() {
        return orientation.swapsSides() ? width : height;
    }
}
