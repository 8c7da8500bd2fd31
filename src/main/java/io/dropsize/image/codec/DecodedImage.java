package io.dropsize.image.codec;

/**
 * A decoded picture as stored (not rotated), with premultiplied pixels in sRGB. It may hold native
 * memory until it is closed. Not thread-safe.
 */
public interface DecodedImage extends AutoCloseable {
    /** Decoded pixels; fewer than stored ones if the decoder scaled. */
    int width();

    int height();

    /** Decoded pixels per stored pixel, at most 1. */
    double scale();

    /** Whether every pixel is opaque. */
    boolean opaque();

    /** Copies one row as ARGB. */
    void copyRow(int y, int[] argb);

    /** The rows in the scaler's format. */
    default RowSource rows() {
        return new ImageRows(this);
    }

    @Override
    void close();
}
