package io.dropsize.image.codec;

/**
 * A decoded picture as stored (not rotated), with premultiplied pixels in sRGB. It may hold native
 * memory until it is closed. Not thread-safe.
 */
public interface DecodedImage extends AutoCloseable {
    /**
     * Returns the width in decoded pixels, which is less than the stored width if the decoder
     * scaled.
     */
    int width();

    int height();

    /** Returns the number of decoded pixels per stored pixel along one side, at most 1. */
    default double scale() {
        return 1;
    }

    /** Returns whether every pixel is opaque. */
    boolean opaque();

    /** Copies one row as ARGB. */
    void copyRow(int y, int[] argb);

    /** Returns the rows in the scaler's format. */
    default RowSource rows() {
        return new ImageRows(this);
    }

    @Override
    void close();
}
