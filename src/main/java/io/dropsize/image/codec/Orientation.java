package io.dropsize.image.codec;

import io.dropsize.image.Pixels;

import java.util.Arrays;

/**
 * How stored pixels must be rotated to be upright, in the order of the EXIF tag's values 1 to 8.
 */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURN_RIGHT(true, false, true),
    TRANSVERSED(true, true, true),
    TURN_LEFT(true, true, false);

    private final boolean swapsSides;
    private final boolean columnsReversed;
    private final boolean rowsReversed;

    Orientation(boolean swapsSides, boolean columnsReversed, boolean rowsReversed) {
        this.swapsSides = swapsSides;
        this.columnsReversed = columnsReversed;
        this.rowsReversed = rowsReversed;
    }

    /** Values outside 1 to 8 occur in real files and are ignored. */
    public static Orientation ofExif(int value) {
        return value < 1 || value > values().length ? UPRIGHT : values()[value - 1];
    }

    /** Returns whether width and height are exchanged. */
    public boolean swapsSides() {
        return swapsSides;
    }

    /** Returns whether the upright picture reads stored columns from right to left. */
    public boolean columnsReversed() {
        return columnsReversed;
    }

    /** Returns whether the upright picture reads stored rows from bottom to top. */
    public boolean rowsReversed() {
        return rowsReversed;
    }

    /** This orientation, mirrored left to right. */
    public Orientation mirrored() {
        return swapsSides
                ? of(true, columnsReversed, !rowsReversed)
                : of(false, !columnsReversed, rowsReversed);
    }

    /** This orientation, mirrored top to bottom. */
    public Orientation flipped() {
        return swapsSides
                ? of(true, !columnsReversed, rowsReversed)
                : of(false, columnsReversed, !rowsReversed);
    }

    /** This orientation, rotated by 90° counter-clockwise. */
    public Orientation turnedLeft() {
        return swapsSides
                ? of(false, columnsReversed, !rowsReversed)
                : of(true, !columnsReversed, rowsReversed);
    }

    private static Orientation of(
            boolean swapsSides, boolean columnsReversed, boolean rowsReversed) {
        return Arrays.stream(values())
                .filter(value -> value.swapsSides == swapsSides)
                .filter(value -> value.columnsReversed == columnsReversed)
                .filter(value -> value.rowsReversed == rowsReversed)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the same pixels, upright. */
    public Pixels upright(Pixels stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        Walk walk = walk(stored.width(), stored.height());
        int[] from = stored.argb();
        int[] to = new int[from.length];
        int target = 0;
        for (int y = 0; y < walk.height; y++) {
            int source = walk.start + y * walk.strideY;
            for (int x = 0; x < walk.width; x++) {
                to[target++] = from[source];
                source += walk.strideX;
            }
        }
        return new Pixels(walk.width, walk.height, to);
    }

    /** Returns the same samples of one plane, upright. */
    public byte[] upright(byte[] from, int width, int height) {
        if (this == UPRIGHT) {
            return from;
        }
        Walk walk = walk(width, height);
        byte[] to = new byte[from.length];
        int target = 0;
        for (int y = 0; y < walk.height; y++) {
            int source = walk.start + y * walk.strideY;
            for (int x = 0; x < walk.width; x++) {
                to[target++] = from[source];
                source += walk.strideX;
            }
        }
        return to;
    }

    private Walk walk(int width, int height) {
        int across = columnsReversed ? -1 : 1;
        int down = rowsReversed ? -width : width;
        int start = (columnsReversed ? width - 1 : 0) + (rowsReversed ? width * (height - 1) : 0);
        return swapsSides
                ? new Walk(height, width, start, down, across)
                : new Walk(width, height, start, across, down);
    }

    /** Reads stored pixels from a corner with strides, to be written row by row. */
    private record Walk(int width, int height, int start, int strideX, int strideY) {}
}
