package io.dropsize.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rewrites GIF frames whose LZW codes are wider than 256 colours require, which the format allows
 * but Skia doesn't support.
 */
public final class WideGifRewriter {
    private static final int DEFAULT_BITS = 8;
    private static final int MAX_BITS = 11;
    private static final int CODE_BITS = 12;
    private static final int SCREEN_BYTES = 13;
    private static final int FLAGS_AT = 10;
    private static final int SIDES_AT = 4;

    /** The maximum number of pixels to recompress in a file; more would take seconds. */
    private static final int MAX_PIXELS = 1 << 26;

    private final ByteBuffer in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int copied;
    private long pixelsLeft = MAX_PIXELS;

    private WideGifRewriter(byte[] file) {
        in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the same picture as a file that Skia reads. */
    public static byte[] repaired(byte[] file) {
        try {
            return new WideGifRewriter(file).repaired();
        } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
            return file; // truncated, which is detected elsewhere
        }
    }

    private byte[] repaired() {
        GifBlocks.skip(in, SCREEN_BYTES);
        GifBlocks.skipTable(in, in.get(FLAGS_AT));
        boolean more = true;
        while (more && in.hasRemaining()) {
            int start = in.position();
            more = GifBlocks.skipBlock(in);
            int data = in.position();
            if (more) {
                GifBlocks.skipData(in);
            }
            if (more && in.get(start) == GifBlocks.IMAGE && in.get(data - 1) > DEFAULT_BITS) {
                packAgain(start, data);
            }
        }
        if (copied == 0) {
            return in.array();
        }
        copyUpTo(in.limit());
        return out.toByteArray();
    }

    private void packAgain(int start, int data) {
        int bits = in.get(data - 1);
        int width = Short.toUnsignedInt(in.getShort(start + 1 + SIDES_AT));
        int height = Short.toUnsignedInt(in.getShort(start + 1 + SIDES_AT + Short.BYTES));
        long pixels = (long) width * height;
        if (bits > MAX_BITS || pixels == 0 || pixels > pixelsLeft) {
            return;
        }
        pixelsLeft -= pixels;
        byte[] indexes = decompressed(GifCodes.ofBlocks(in.array(), data), bits, (int) pixels);
        copyUpTo(data - 1);
        out.writeBytes(GifLzw.code(indexes, DEFAULT_BITS));
        copied = in.position();
    }

    private void copyUpTo(int end) {
        out.write(in.array(), copied, end - copied);
        copied = end;
    }

    /** Decompresses the indexes that exist. The missing ones are detected later. */
    private static byte[] decompressed(GifCodes codes, int colourBits, int max) {
        // No code represents more pixels than there are codes.
        long possible = (long) codes.bytes() * Byte.SIZE / colourBits << CODE_BITS;
        byte[] indexes = new byte[(int) Math.min(max, possible)];
        int clear = 1 << colourBits;
        int[] offsets = new int[1 << CODE_BITS];
        int[] lengths = new int[1 << CODE_BITS];
        int bits = colourBits + 1;
        int next = clear + 2;
        int before = -1;
        int done = 0;
        while (done < indexes.length && codes.has(bits)) {
            int code = codes.next(bits);
            if (code == clear + 1 || code > clear && (before < 0 || code > next)) {
                break;
            }
            if (code == clear) {
                bits = colourBits + 1;
                next = clear + 2;
                before = -1;
                continue;
            }
            int start = done;
            if (before >= 0 && next < offsets.length) {
                offsets[next] = before;
                lengths[next++] = start - before + 1;
            }
            if (code < clear) {
                indexes[done++] = (byte) code;
            } else {
                int end = Math.min(indexes.length, done + lengths[code]);
                for (int from = offsets[code]; done < end; from++) {
                    indexes[done++] = indexes[from]; // may overlap pixels that it has just written
                }
            }
            before = start;
            if (next == 1 << bits && bits < CODE_BITS) {
                bits++;
            }
        }
        if (done == 0) {
            throw new IndexOutOfBoundsException("no pixel");
        }
        return Arrays.copyOf(indexes, done);
    }
}
