package io.dropsize.image.codec.tiff;

import java.util.Arrays;

/** Decompresses fax rows: ITU-T T.4 in one or two dimensions, or T.6. */
final class FaxRows {
    private static final int PASS_BITS = 4;
    private static final int LONGEST_MODE = 7;
    private static final int END_BITS = 11;

    /** Some writers compress rows with the bits that fill their last byte. */
    private static final int MAX_EXCESS = Byte.SIZE - 1;

    private static final int LENGTH_BITS = 16;
    private static final int LENGTH_MASK = 0xFFFF;
    private static final int TWO_DIMENSIONS = 1;
    private static final int NO_SHIFT = Integer.MAX_VALUE;

    private final byte[] in;
    private final int width;
    private final Mode mode;
    private long bit;

    /** Whether decoding stopped at a regular end between two rows, and not at damage. */
    private boolean ends;

    /**
     * Positions of colour changes in this row and the previous one, white first; then three times
     * the width.
     */
    private int[] changes;

    private int[] above;
    private int count;

    /** The compression of rows. */
    enum Mode {
        /** In one dimension, each row aligned to a byte. */
        ROWS,
        /** In one dimension. */
        ONE,
        /** In one or two dimensions, as a bit after the previous row's end specifies. */
        MIXED,
        /** In two dimensions always. */
        TWO;

        /**
         * Returns the mode of a TIFF's compression.
         *
         * @param options the field T4Options
         */
        static Mode of(int compression, long options) {
            return switch (compression) {
                case TiffCompression.FAX_ROWS -> ROWS;
                case TiffCompression.FAX_3 -> (options & TWO_DIMENSIONS) != 0 ? MIXED : ONE;
                default -> TWO;
            };
        }
    }

    private FaxRows(byte[] in, int width, Mode mode) {
        this.in = in;
        this.width = width;
        this.mode = mode;
        this.changes = new int[width + 4];
        this.above = new int[width + 4];
        Arrays.fill(above, width);
    }

    /**
     * Rows of bits, each aligned to a byte, with ones for black. Rows after an end of data, or
     * without codes, are white: scanners omit them.
     *
     * @return only the rows before the first one that has an invalid code or another length
     * @throws IllegalArgumentException if the data is too short for so many rows
     */
    static byte[] decompress(byte[] compressed, int width, int height, Mode mode) {
        return new FaxRows(compressed, width, mode).decompress(height);
    }

    private byte[] decompress(int height) {
        if (height > (long) in.length * Byte.SIZE) {
            throw new IllegalArgumentException("fewer bits than rows");
        }
        int rowBytes = (width + Byte.SIZE - 1) / Byte.SIZE;
        byte[] out = new byte[Math.multiplyExact(rowBytes, height)];
        for (int y = 0; y < height; y++) {
            boolean two = beginRow();
            if (bit >= (long) in.length * Byte.SIZE) {
                break;
            }
            count = 0;
            boolean whole = two ? readTwo() : readOne();
            if (!whole && !ends) {
                return Arrays.copyOf(out, y * rowBytes);
            }
            if (!whole && mode == Mode.TWO && count == 0) {
                break;
            }
            endRow(out, y * rowBytes);
        }
        return out;
    }

    /** Skips end-of-line codes and fill bits; returns whether the next row is in two dimensions. */
    private boolean beginRow() {
        if (mode == Mode.ROWS) {
            bit = bit + Byte.SIZE - 1 & -Byte.SIZE;
            return false;
        }
        if (mode == Mode.TWO) {
            return true;
        }
        boolean two = false;
        while (peek(END_BITS) == 0 && bit < (long) in.length * Byte.SIZE) {
            while (peek(1) == 0 && bit < (long) in.length * Byte.SIZE) {
                bit++;
            }
            bit++;
            if (mode == Mode.MIXED) {
                two = peek(1) == 0;
                bit++;
            }
        }
        return two;
    }

    private void endRow(byte[] out, int at) {
        for (int i = count; i < Math.min(count + 4, changes.length); i++) {
            changes[i] = width;
        }
        for (int i = 0; i < count; i += 2) {
            int end = i + 1 < count ? changes[i + 1] : width;
            for (int x = changes[i]; x < end; x++) {
                out[at + (x >> 3)] |= (byte) (0x80 >> (x & 7));
            }
        }
        int[] done = changes;
        changes = above;
        above = done;
    }

    /** Reads run codes, white and black alternately. Returns false if one is invalid. */
    private boolean readOne() {
        boolean black = false;
        int x = 0;
        while (x < width) {
            int run = run(black);
            if (run < 0 || x + run > width + MAX_EXCESS) {
                resume(x == 0 && !black);
                return false;
            }
            x = Math.min(width, x + run);
            change(x);
            black = !black;
        }
        return true;
    }

    /**
     * Finds the next row's end-of-line code.
     *
     * @param between whether decoding stopped before a row's first code
     */
    private void resume(boolean between) {
        ends = between && isEnd();
        if (mode == Mode.TWO) {
            bit = (long) in.length * Byte.SIZE;
            return;
        }
        while (mode != Mode.ROWS && bit < (long) in.length * Byte.SIZE && peek(END_BITS) != 0) {
            bit++;
        }
    }

    /** Returns whether the invalid code is an end of rows, or the data's end. */
    private boolean isEnd() {
        boolean marked = mode == Mode.TWO && peek(END_BITS + 1) == 1;
        return marked || bit + FaxCodes.BITS > (long) in.length * Byte.SIZE;
    }

    private int run(boolean black) {
        int all = 0;
        int part;
        do {
            int found = FaxCodes.run(black, peek(FaxCodes.BITS));
            if (found == 0) {
                return -1;
            }
            bit += found >> LENGTH_BITS;
            part = found & LENGTH_MASK;
            all += part;
        } while (FaxCodes.isPart(part) && all <= width + MAX_EXCESS);
        return all;
    }

    private void change(int x) {
        if (count < width) {
            changes[count++] = x;
        }
    }

    /**
     * Reads codes for differences from the previous row's changes. Returns false if one is invalid.
     */
    private boolean readTwo() {
        boolean black = false;
        int x = 0;
        int near = 0;
        int behind = -1; // the first change of a row may be at its very beginning
        while (x < width) {
            near = Math.max(0, near - 2);
            while (above[near] < width
                    && (above[near] <= behind || (near & 1) != (black ? 1 : 0))) {
                near++;
            }
            int next = peek(LONGEST_MODE);
            int shift = shift(next);
            if (shift != NO_SHIFT) {
                x = Math.clamp(above[near] + shift, x, width);
                change(x);
                black = !black;
            } else if (next >> LONGEST_MODE - PASS_BITS == 1) {
                bit += PASS_BITS;
                x = above[near] < width ? above[near + 1] : width;
            } else if (next >> LONGEST_MODE - 3 == 1) {
                bit += 3;
                int first = run(black);
                int second = first < 0 ? -1 : run(!black);
                if (second < 0 || x + first + second > width + MAX_EXCESS) {
                    resume(false);
                    return false;
                }
                change(Math.min(width, x + first));
                x = Math.min(width, x + first + second);
                change(x);
            } else {
                resume(x == 0 && count == 0);
                return false;
            }
            behind = x;
        }
        return true;
    }

    /**
     * Returns the offset of this change from the previous row's, if the code is a vertical mode.
     */
    private int shift(int next) {
        int length;
        int shift;
        if (next >> 6 == 1) {
            length = 1;
            shift = 0;
        } else if (next >> 4 == 0b011 || next >> 4 == 0b010) {
            length = 3;
            shift = next >> 4 == 0b011 ? 1 : -1;
        } else if (next >> 1 == 0b000011 || next >> 1 == 0b000010) {
            length = 6;
            shift = next >> 1 == 0b000011 ? 2 : -2;
        } else if (next == 0b0000011 || next == 0b0000010) {
            length = 7;
            shift = next == 0b0000011 ? 3 : -3;
        } else {
            return NO_SHIFT;
        }
        bit += length;
        return shift;
    }

    /** Returns the next bits; zeros after the end. */
    private int peek(int bits) {
        int at = (int) (bit >> 3);
        int window = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            window = window << Byte.SIZE | (at + i < in.length ? in[at + i] & 0xFF : 0);
        }
        return window << (int) (bit & 7) >>> Integer.SIZE - bits;
    }
}
