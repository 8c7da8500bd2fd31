package io.dropsize.image.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The palette indexes of a GIF. They can exceed the colour table only if LZW's initial code width
 * is larger than the table requires. Decoders replace an index without a colour by any colour, or
 * by transparency, without a warning.
 */
final class GifIndexes {
    private static final int SCREEN_BYTES = 13;
    private static final int SCREEN_FLAGS_AT = 10;
    private static final int TABLE_FLAG = 0x80;
    private static final int TABLE_BITS = 7;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int TRANSPARENT_FLAG = 1;
    private static final int SIDES_AT = 5;
    private static final int FLAGS_AT = 9;

    /** The smallest code width of the specification; other values are damage. */
    private static final int MIN_WIDTH = 2;

    private static final int MAX_BITS = 12;
    private static final int NONE = -1;

    private final ByteBuffer in;
    private int transparent = NONE;

    private GifIndexes(byte[] file) {
        in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns whether every index of every frame has a colour or is the transparent one; true for
     * frames without a colour table, and for truncated files.
     */
    static boolean areInPalette(byte[] file) {
        try {
            return new GifIndexes(file).areInPalette();
        } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
            return true;
        }
    }

    private boolean areInPalette() {
        int global = colours(in.get(SCREEN_FLAGS_AT));
        GifBlocks.skip(in, SCREEN_BYTES);
        GifBlocks.skipTable(in, in.get(SCREEN_FLAGS_AT));
        while (in.hasRemaining()) {
            int start = in.position();
            if (!GifBlocks.skipBlock(in)) {
                return true;
            }
            int data = in.position();
            GifBlocks.skipData(in);
            if (in.get(start) == GifBlocks.EXTENSION) {
                readTransparency(start);
                continue;
            }
            int local = colours(in.get(start + FLAGS_AT));
            if (!areInTable(start, data, local > 0 ? local : global)) {
                return false;
            }
            transparent = NONE;
        }
        return true;
    }

    private static int colours(byte flags) {
        return (flags & TABLE_FLAG) == 0 ? 0 : 2 << (flags & TABLE_BITS);
    }

    private void readTransparency(int start) {
        if ((in.get(start + 1) & 0xFF) == GRAPHIC_CONTROL) {
            boolean has = (in.get(start + 3) & TRANSPARENT_FLAG) != 0;
            transparent = has ? in.get(start + 6) & 0xFF : NONE;
        }
    }

    /**
     * Returns whether the indexes of a frame are in its table. Each sequence consists of indexes
     * that have codes of their own in the data, so only those are compared.
     */
    private boolean areInTable(int start, int data, int colours) {
        int width = in.get(data - 1);
        if (width < MIN_WIDTH || width >= MAX_BITS || colours == 0 || 1 << width <= colours) {
            return true;
        }
        int clear = 1 << width;
        long pixels =
                (long) Short.toUnsignedInt(in.getShort(start + SIDES_AT))
                        * Short.toUnsignedInt(in.getShort(start + SIDES_AT + Short.BYTES));
        var codes = GifCodes.ofBlocks(in.array(), data);
        int[] lengths = new int[1 << MAX_BITS];
        int bits = width + 1;
        int next = clear + 2;
        int before = 0;
        while (pixels > 0 && codes.has(bits)) {
            int code = codes.next(bits);
            if (code == clear) {
                bits = width + 1;
                next = clear + 2;
                before = 0;
                continue;
            }
            if (code < clear && code >= colours && code != transparent) {
                return false;
            }
            if (code == clear + 1 || code > clear && (before == 0 || code > next)) {
                return true; // the end, or damage that decoders report
            }
            if (before > 0 && next < lengths.length) {
                lengths[next++] = before + 1;
            }
            before = code < clear ? 1 : lengths[code];
            pixels -= before;
            if (next == 1 << bits && bits < MAX_BITS) {
                bits++;
            }
        }
        return true;
    }
}
