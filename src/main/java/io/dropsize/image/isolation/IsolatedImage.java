package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Header;

import java.io.IOException;
import java.util.function.Function;

/**
 * A picture that a child process has decoded. The child keeps it and sends some rows at a time, so
 * that no process stores it twice.
 */
final class IsolatedImage implements DecodedImage {
    private static final int CHUNK_PIXELS = 1 << 16;

    private final DecoderProcess child;
    private final Size size;
    private final Function<IOException, DropsizeException> failed;
    private final DecoderPool pool;
    private final int[] chunk;
    private final int rowsPerChunk;
    private int first;
    private int rows;
    private boolean closed;

    /** The child's description of the picture. See {@link DecodedImage}. */
    record Size(int width, int height, double scale, boolean opaque) {
        /**
         * Checks the size, because a child that an image has damaged may return anything.
         *
         * @throws IOException if no picture with the header can have this size
         */
        void requirePossible(Header header) throws IOException {
            if (width <= 0 || height <= 0 || (long) width * height > 2 * header.pixels()) {
                throw new IOException("the decoder process has sent an impossible size");
            }
        }
    }

    /**
     * @param child owned by the picture until that is closed
     */
    IsolatedImage(
            DecoderProcess child,
            Size size,
            Function<IOException, DropsizeException> failed,
            DecoderPool pool) {
        this.child = child;
        this.size = size;
        this.failed = failed;
        this.pool = pool;
        this.rowsPerChunk = Math.clamp(CHUNK_PIXELS / size.width(), 1, size.height());
        this.chunk = new int[rowsPerChunk * size.width()];
    }

    @Override
    public int width() {
        return size.width();
    }

    @Override
    public int height() {
        return size.height();
    }

    @Override
    public double scale() {
        return size.scale();
    }

    @Override
    public boolean opaque() {
        return size.opaque();
    }

    @Override
    public void copyRow(int y, int[] argb) {
        if (y < first || y >= first + rows) {
            fetch(y);
        }
        System.arraycopy(chunk, (y - first) * size.width(), argb, 0, size.width());
    }

    private void fetch(int y) {
        int count = Math.min(rowsPerChunk, size.height() - y);
        rows = 0;
        try {
            child.rows(y, count, size.width(), chunk);
        } catch (IOException e) {
            throw failed.apply(e);
        }
        first = y;
        rows = count;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        child.closePicture();
        pool.release(child);
    }
}
