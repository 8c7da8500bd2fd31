package io.dropsize.image.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** The blocks of a GIF file. */
public final class GifBlocks {
    public static final int EXTENSION = 0x21;
    public static final int IMAGE = 0x2C;
    public static final int TRAILER = 0x3B;

    private static final int SCREEN_BYTES = 13;
    private static final int FLAGS_AT = 10;
    private static final int IMAGE_BYTES = 8; // offset of its flags
    private static final int TABLE_FLAG = 0x80;

    private GifBlocks() {}

    /**
     * Returns whether no block is truncated and every palette index has a colour. The end marker,
     * and data after it, are not needed.
     */
    public static boolean complete(byte[] file) {
        return isWhole(file) && GifIndexes.areInPalette(file);
    }

    private static boolean isWhole(byte[] file) {
        var in = ByteBuffer.wrap(file);
        try {
            skip(in, SCREEN_BYTES);
            skipTable(in, file[FLAGS_AT]);
            while (in.hasRemaining() && skipBlock(in)) {
                skipData(in);
            }
            return true;
        } catch (BufferUnderflowException _) {
            return false;
        }
    }

    /** Returns the compressed size of the frames' pixels. */
    public static long imageBytes(byte[] file) {
        var in = ByteBuffer.wrap(file);
        long bytes = 0;
        try {
            skip(in, SCREEN_BYTES);
            skipTable(in, file[FLAGS_AT]);
            boolean more = true;
            while (more && in.hasRemaining()) {
                boolean image = (in.get(in.position()) & 0xFF) == IMAGE;
                more = skipBlock(in);
                int from = in.position();
                if (more) {
                    skipData(in);
                }
                bytes += image ? in.position() - from : 0;
            }
        } catch (BufferUnderflowException _) {
            return bytes; // A truncated frame does not count.
        }
        return bytes;
    }

    /** Moves to the data of the next block, if there is one. */
    static boolean skipBlock(ByteBuffer in) {
        switch (in.get() & 0xFF) {
            case EXTENSION -> in.get();
            case IMAGE -> {
                skip(in, IMAGE_BYTES);
                skipTable(in, in.get());
                in.get(); // the initial code width
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static void skipTable(ByteBuffer in, byte flags) {
        if ((flags & TABLE_FLAG) != 0) {
            skip(in, 3 << (flags & 7) + 1);
        }
    }

    static void skipData(ByteBuffer in) {
        int length = in.get() & 0xFF;
        while (length > 0) {
            skip(in, length);
            length = in.get() & 0xFF;
        }
    }

    static void skip(ByteBuffer in, int bytes) {
        if (in.remaining() < bytes) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + bytes);
    }
}
