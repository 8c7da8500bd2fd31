package io.dropsize.image.codec.png;

import io.dropsize.image.Pixels;

/** The rows of a picture in one of PNG's layouts. */
interface PngRows {
    Pixels pixels();

    default int width() {
        return pixels().width();
    }

    default int height() {
        return pixels().height();
    }

    /** Returns PNG's colour type. */
    int colourType();

    /** Returns the bits per sample. */
    int depth();

    /** Returns the bytes per row, without the filter byte. */
    int rowBytes();

    /** Returns the bytes per pixel, at least 1. */
    int step();

    /** Writes one row. */
    void pack(int y, byte[] row);
}
