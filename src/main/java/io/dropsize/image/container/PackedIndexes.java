package io.dropsize.image.container;

/** Palette indexes of 1, 2, 4 or 8 bits. The first one of a byte has the highest bits. */
public final class PackedIndexes {
    private PackedIndexes() {}

    /**
     * Returns whether all indexes of a row have colours.
     *
     * @param at the position of the row's first byte
     * @param count the number of indexes
     * @param depth the bits of an index
     * @param colours the number of colours
     */
    public static boolean haveColours(byte[] packed, int at, int count, int depth, int colours) {
        for (int x = 0; x < count; x++) {
            if (index(packed[at + (x * depth / Byte.SIZE)], x, depth) >= colours) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns an index.
     *
     * @param packed its byte
     * @param x its position in a row that begins with a byte
     */
    static int index(byte packed, int x, int depth) {
        int shift = Byte.SIZE - depth - (x * depth & Byte.SIZE - 1);
        return packed >> shift & (1 << depth) - 1;
    }
}
