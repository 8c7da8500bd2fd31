package io.dropsize.image.codec.tiff;

import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Header;

/**
 * A large picture that is averaged while it is decoded: each pixel is the mean of a square of the
 * file's pixels. Missing ones are white.
 */
final class ShrunkImage implements DecodedImage {
    /** The memory for each of its pixels. */
    static final int BYTES_OF_PIXEL = Long.BYTES;

    /** Smaller pictures are decoded completely, which is a little sharper. */
    private static final long SMALL_PIXELS = 1 << 26;

    /** The minimum number of decoded pixels per pixel of the copy, along a side. */
    private static final double MARGIN = 2;

    /** The sum of the samples of a square with this side fits into 16 bits. */
    private static final int MAX_FACTOR = 16;

    private static final int LANE = 16;
    private static final long LANE_MASK = 0xFFFF;
    private static final int WHITE = 0xFF;

    private final int sourceWidth;
    private final int sourceHeight;
    private final int factor;
    private final int width;
    private final boolean opaque;

    /** Four sums for each pixel, of 16 bits each: alpha, red, green, blue. */
    private final long[] sums;

    /**
     * @param factor 2 to 16: the side of the squares
     */
    ShrunkImage(int sourceWidth, int sourceHeight, int factor, boolean opaque) {
        this.sourceWidth = sourceWidth;
        this.sourceHeight = sourceHeight;
        this.factor = factor;
        this.width = Math.ceilDiv(sourceWidth, factor);
        this.opaque = opaque;
        this.sums = new long[Math.multiplyExact(width, height())];
    }

    /** Returns the side of the squares for a copy; 1 if the picture is decoded completely. */
    static int factor(Header header, double minScale) {
        return header.pixels() <= SMALL_PIXELS
                ? 1
                : (int) Math.clamp(1 / (minScale * MARGIN), 1, MAX_FACTOR);
    }

    /** Adds a part of a row of the file, premultiplied. */
    void add(int left, int y, int[] argb, int count) {
        int at = y / factor * width;
        for (int x = 0; x < count; x++) {
            int pixel = argb[x];
            sums[at + (left + x) / factor] +=
                    (long) (pixel >>> 24) << 3 * LANE
                            | (long) (pixel >>> 16 & 0xFF) << 2 * LANE
                            | (long) (pixel >>> 8 & 0xFF) << LANE
                            | pixel & 0xFF;
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return Math.ceilDiv(sourceHeight, factor);
    }

    @Override
    public double scale() {
        return 1.0 / factor;
    }

    @Override
    public boolean opaque() {
        return opaque;
    }

    @Override
    public void copyRow(int y, int[] argb) {
        int rows = Math.min(factor, sourceHeight - y * factor);
        for (int x = 0; x < width; x++) {
            int count = rows * Math.min(factor, sourceWidth - x * factor);
            argb[x] = mean(sums[y * width + x], count);
        }
    }

    private int mean(long sum, int count) {
        int argb = 0;
        for (int lane = 3; lane >= 0; lane--) {
            int total = (int) (sum >>> lane * LANE & LANE_MASK);
            argb = argb << Byte.SIZE | (total + count / 2) / count;
        }
        int missing = WHITE - (argb >>> 24);
        return opaque && missing > 0
                ? argb + (missing << 24 | missing << 16 | missing << 8 | missing)
                : argb;
    }

    @Override
    public void close() {
        // The sums are on the heap.
    }
}
