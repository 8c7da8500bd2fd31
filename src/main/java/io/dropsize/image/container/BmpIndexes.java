package io.dropsize.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The palette indexes of a BMP without compression. Decoders replace an index without a colour by
 * any colour without a warning.
 */
public final class BmpIndexes {
    private static final int PIXELS_AT = 10;
    private static final int ROW_ALIGNMENT_BITS = 32;

    private BmpIndexes() {}

    /**
     * Returns whether every index has a colour; true for compressed pictures, which {@link BmpRuns}
     * checks, for those without a palette, and for missing rows, which decoders report.
     */
    public static boolean areInPalette(byte[] file) {
        int depth = BmpHeader.isRunLengthEncoded(file) ? 0 : BmpHeader.indexBits(file);
        int colours = BmpHeader.colours(file);
        if (depth == 0 || colours >= 1 << depth) {
            return true;
        }
        return areBelow(colours, depth, BmpHeader.repaired(file));
    }

    private static boolean areBelow(int colours, int depth, byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int width = BmpHeader.width(file);
        long rowBytes = Math.ceilDiv((long) width * depth, ROW_ALIGNMENT_BITS) * Integer.BYTES;
        long row = Integer.toUnsignedLong(in.getInt(PIXELS_AT));
        for (int y = 0; y < BmpHeader.height(file) && row + rowBytes <= file.length; y++) {
            if (!PackedIndexes.haveColours(file, (int) row, width, depth, colours)) {
                return false;
            }
            row += rowBytes;
        }
        return true;
    }
}
