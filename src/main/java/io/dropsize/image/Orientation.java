package io.dropsize.image;

/**
 * How stored pixels must be turned to stand upright, in the order of the EXIF tag's values 1 to 8.
 */
enum Orientation {
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

    /** Values outside 1 to 8 occur in the wild and mean nothing. */
    static Orientation ofExif(int value) {
        return value < 1 || value > values().length ? UPRIGHT : values()[value - 1];
    }

    /** Whether the upright picture's width is the stored height. */
    boolean swapsSides() {
        return swapsSides;
    }

    /** The same pixels, upright. */
    Pixels upright(Pixels stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int across = columnsReversed ? -1 : 1;
        int down = rowsReversed ? -stored.width() : stored.width();
        int start =
                (columnsReversed ? stored.width() - 1 : 0)
                        + (rowsReversed ? stored.width() * (stored.height() - 1) : 0);
        return swapsSides
                ? walk(stored, stored.height(), stored.width(), start, down, across)
                : walk(stored, stored.width(), stored.height(), start, across, down);
    }

    /** Reads the stored pixels from a corner in strides, and writes them row by row. */
    private static Pixels walk(
            Pixels stored, int width, int height, int start, int strideX, int strideY) {
        int[] from = stored.argb();
        int[] to = new int[from.length];
        int target = 0;
        for (int y = 0; y < height; y++) {
            int source = start + y * strideY;
            for (int x = 0; x < width; x++) {
                to[target++] = from[source];
                source += strideX;
            }
        }
        return new Pixels(width, height, to);
    }
}
