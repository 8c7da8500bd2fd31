package io.dropsize.image.codec.png;

/** The rows of a picture in one of PNG's layouts. */
interface PngRows {
    int width();

    int height();

    /** PNG's colour type. */
    int colourType();

    /** Bits of a sample. */
    int depth();

    /** Bytes of a row. */
    int rowBytes();

    /** Bytes of a pixel, at least 1. */
    int step();

    /** Writes one row. */
    void pack(int y, byte[] row);
}
