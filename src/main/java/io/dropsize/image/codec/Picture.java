package io.dropsize.image.codec;

/**
 * A decoded picture as it is stored (not turned), its pixels premultiplied and in sRGB. It may hold
 * memory outside the heap until it is closed. For one thread at a time.
 */
public interface Picture extends AutoCloseable {
    /** Decoded pixels; fewer than stored ones where the decoder scaled. */
    int width();

    int height();

    /** Decoded pixels per stored pixel, at most 1. */
    double scale();

    /** Whether every pixel is opaque. */
    boolean opaque();

    /** Copies one row as ARGB. */
    void copyRow(int y, int[] argb);

    /** The rows as the scaler wants them. */
    default RowSource rows() {
        return new PictureRows(this);
    }

    @Override
    void close();
}
