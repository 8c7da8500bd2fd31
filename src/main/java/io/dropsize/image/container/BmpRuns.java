package io.dropsize.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Checks run-length encoded pixels of a BMP. Decoders ignore invalid positions silently, and leave
 * the rest of the picture empty.
 */
public final class BmpRuns {
    private static final int PIXELS_AT = 10;
    private static final int WIDTH_AT = 18;
    private static final int HEIGHT_AT = 22;
    private static final int COMPRESSION_AT = 30;
    private static final int RUNS_OF_4_BITS = 2;
    private static final int RUNS_OF_24_BITS = 4;
    private static final int COLOUR_BYTES = 3;

    private static final int END_OF_ROW = 0;
    private static final int END_OF_PICTURE = 1;
    private static final int MOVE = 2;

    /** Some writers compress rows with the bytes that fill them to a multiple of four. */
    private static final int ALIGNMENT_BYTES = 4;

    private final byte[] file;
    private final int compression;
    private final long width;
    private final long maxX;
    private final long height;
    private final int colours;
    private long at;
    private long x;
    private long y;

    private BmpRuns(byte[] file) {
        this.file = file;
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        compression = in.getInt(COMPRESSION_AT);
        width = in.getInt(WIDTH_AT);
        int unit = compression == RUNS_OF_4_BITS ? 2 * ALIGNMENT_BYTES : ALIGNMENT_BYTES;
        maxX = Math.ceilDiv(width, unit) * unit;
        height = Math.abs((long) in.getInt(HEIGHT_AT));
        colours = BmpHeader.colours(file);
        at = Integer.toUnsignedLong(in.getInt(PIXELS_AT));
    }

    /**
     * Returns whether all runs are inside the picture, their indexes have colours, and they end
     * with its end mark or its last row; true for other files. A picture may end early: its
     * remaining pixels are transparent.
     */
    public static boolean isWhole(byte[] file) {
        return !BmpHeader.isRunLengthEncoded(file) || new BmpRuns(file).isWhole();
    }

    private boolean isWhole() {
        while (at + 1 < file.length && !isPadding()) {
            int count = next();
            int code = next();
            if (count == 0 && code == END_OF_PICTURE) {
                return true;
            }
            boolean valid =
                    count > 0
                            ? areInPalette(count, _ -> (byte) code) && draws(count, runBytes())
                            : follows(code);
            if (!valid) {
                return false;
            }
        }
        return y >= height || y == height - 1 && x >= width;
    }

    /** Returns whether the last row is followed by the zeros that fill the file only. */
    private boolean isPadding() {
        if (y < height || file.length - at >= ALIGNMENT_BYTES) {
            return false;
        }
        for (int i = (int) at; i < file.length; i++) {
            if (file[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private int next() {
        return at < file.length ? file[(int) at++] & 0xFF : 0;
    }

    /** Returns the number of bytes after the first one of a run's colour. */
    private int runBytes() {
        return compression == RUNS_OF_24_BITS ? COLOUR_BYTES - 1 : 0;
    }

    private boolean follows(int code) {
        if (code == END_OF_ROW) {
            x = 0;
            y++;
            return y <= height;
        }
        if (code == MOVE) {
            x += next();
            y += next();
            return x <= maxX && y <= height;
        }
        int bytes =
                switch (compression) {
                    case RUNS_OF_4_BITS -> Math.ceilDiv(code, 2);
                    case RUNS_OF_24_BITS -> code * COLOUR_BYTES;
                    default -> code;
                };
        return areInPalette(code, i -> at + i < file.length ? file[(int) at + i] : 0)
                && draws(code, bytes + bytes % 2);
    }

    /**
     * Returns whether the indexes of the next pixels have colours. Those that fill a row to its
     * alignment are not drawn.
     *
     * @param packed returns the byte at an offset
     */
    private boolean areInPalette(int pixels, IntToByte packed) {
        int depth = compression == RUNS_OF_4_BITS ? Byte.SIZE / 2 : Byte.SIZE;
        if (compression == RUNS_OF_24_BITS || colours >= 1 << depth) {
            return true;
        }
        for (int i = 0; i < pixels && x + i < width; i++) {
            byte coded = packed.at(i * depth / Byte.SIZE);
            if (PackedIndexes.index(coded, i, depth) >= colours) {
                return false;
            }
        }
        return true;
    }

    private boolean draws(int pixels, int bytes) {
        at += bytes;
        x += pixels;
        return x <= maxX && y < height;
    }

    /** A byte of indexes at an offset. */
    @FunctionalInterface
    private interface IntToByte {
        byte at(int offset);
    }
}
