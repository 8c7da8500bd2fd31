package io.dropsize.image.codec.jpeg;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bits of a JPEG's entropy-coded segments, without stuffed bytes. */
final class JpegBits {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PREFIX = 0xFF;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    /** The maximum length of a code and the bits that follow it. */
    private static final int ENOUGH = 32;

    private static final int FULL = Long.SIZE - Byte.SIZE;
    private static final int CODE_SHIFT = Long.SIZE - Short.SIZE;
    private static final int STEP_SHIFT = Long.SIZE - JpegHuffman.WINDOW;

    private final byte[] file;

    /** The segment's start. */
    private int start;

    private int at;

    /** Stuffed bytes of the segment so far. */
    private int stuffed;

    private boolean ended;

    /** The next bits, the first one highest. */
    private long buffer;

    private int count;

    /** The number of bits in the buffer that are padding zeros after the end of the data. */
    private int missing;

    private boolean hasOverflow;

    /** Unread bytes up to the next marker. */
    private int unread;

    JpegBits(byte[] file, int at) {
        this.file = file;
        this.start = at;
        this.at = at;
    }

    /** Returns a reader at the same position, which advances independently. */
    JpegBits copy() {
        JpegBits copy = new JpegBits(file, at);
        copy.start = start;
        copy.stuffed = stuffed;
        copy.ended = ended;
        copy.buffer = buffer;
        copy.count = count;
        copy.missing = missing;
        copy.hasOverflow = hasOverflow;
        copy.unread = unread;
        return copy;
    }

    /** Ensures that 32 bits are available; after the data they are zeros. */
    private void fill() {
        if (!ended && at + Long.BYTES <= file.length) {
            long next = (long) LONG.get(file, at);
            if ((~next - ONES & next & HIGHS) == 0) { // no byte is a prefix
                buffer |= next >>> count;
                int bytes = Long.SIZE - 1 - count >> 3;
                at += bytes;
                count += bytes * Byte.SIZE;
                return;
            }
        }
        while (count <= FULL) {
            int next = nextByte();
            if (next < 0) {
                missing += Byte.SIZE;
            } else {
                buffer |= (long) next << FULL - count;
            }
            count += Byte.SIZE;
        }
    }

    private int nextByte() {
        if (ended || at >= file.length) {
            ended = true;
            return -1;
        }
        int value = file[at] & 0xFF;
        if (value != PREFIX) {
            at++;
            return value;
        }
        int behind = at + 1;
        while (behind < file.length && (file[behind] & 0xFF) == PREFIX) {
            behind++;
        }
        if (behind >= file.length || file[behind] != 0) {
            ended = true;
            return -1;
        }
        stuffed += behind - at;
        at = behind + 1;
        return PREFIX;
    }

    private void drop(int bits) {
        buffer <<= bits;
        count -= bits;
    }

    /** Returns the next symbol, or -1 for an invalid code. */
    int symbol(JpegHuffman table) {
        if (count < ENOUGH) {
            fill();
        }
        int found = table.symbol((int) (buffer >>> CODE_SHIFT));
        drop(found >> Byte.SIZE);
        return found == 0 ? -1 : found & 0xFF;
    }

    /**
     * @param bits at most 16
     */
    int read(int bits) {
        if (bits == 0) {
            return 0;
        }
        if (count < ENOUGH) {
            fill();
        }
        int value = (int) (buffer >>> Long.SIZE - bits);
        drop(bits);
        return value;
    }

    /** Skips all coefficients of a block except the first. False if a code is invalid. */
    boolean skipBlock(JpegHuffman table) {
        int[] steps = table.steps();
        int k = 1;
        while (k < JpegHuffman.BLOCK) {
            if (count < ENOUGH) {
                fill();
            }
            int step = steps[(int) (buffer >>> STEP_SHIFT)];
            int next = k + (step >> JpegHuffman.ADVANCE_SHIFT & 0xFF);
            if (step > 0 && next <= JpegHuffman.BLOCK) {
                drop(step & 0xFF);
                k = next;
            } else if (step < 0 && next < JpegHuffman.BLOCK) {
                drop(step & 0xFF);
                return true;
            } else {
                int symbol = symbol(table);
                if (symbol < 0) {
                    return false;
                }
                if (JpegHuffman.isEnd(symbol)) {
                    return true;
                }
                drop(symbol & 0xF);
                k += JpegHuffman.advance(symbol);
            }
        }
        hasOverflow |= k > JpegHuffman.BLOCK;
        return true;
    }

    /** Returns whether more bits were read than exist. */
    boolean isOverrun() {
        return count < missing;
    }

    /** Returns whether the file itself ended before the coded data did. */
    boolean isCutOff() {
        return ended && at + 1 >= file.length;
    }

    /** Returns whether all bits were read except those that fill the last byte, which are ones. */
    boolean isAtEnd() {
        if (count < ENOUGH) {
            fill();
        }
        int left = count - missing;
        return left >= 0 && left < Byte.SIZE && Long.numberOfLeadingZeros(~buffer) >= left;
    }

    /** Returns whether a block had too many coefficients. */
    boolean hasOverflow() {
        return hasOverflow;
    }

    /** Returns the position of the next marker, or the file's end. */
    int marker() {
        while (!ended) {
            unread += nextByte() < 0 ? 0 : 1;
        }
        return at;
    }

    /** Returns the number of unread bytes before the marker. Call {@link #marker} first. */
    int trailingBytes() {
        return unread + Math.max(0, count - missing) / Byte.SIZE;
    }

    /**
     * Copies the part of the segment that was read, with the last byte padded with ones as encoders
     * do.
     *
     * @return false for a segment that no regular encoder writes
     */
    boolean copyTo(ByteArrayOutputStream out) {
        int bytes = at - start - stuffed - trailingBytes();
        if (bytes < 1 || isOverrun()) {
            return false;
        }
        int last = start;
        for (int i = 1; i < bytes; i++) {
            if (!isStuffed(last)) {
                return false;
            }
            last += (file[last] & 0xFF) == PREFIX ? 2 : 1;
        }
        out.write(file, start, last - start);
        int padded = file[last] & 0xFF | (1 << (count - missing) % Byte.SIZE) - 1;
        out.write(padded);
        if (padded == PREFIX) {
            out.write(0);
        }
        return isStuffed(last);
    }

    private boolean isStuffed(int offset) {
        return (file[offset] & 0xFF) != PREFIX || file[offset + 1] == 0;
    }

    /** Continues after a marker. */
    void resume(int behind) {
        start = behind;
        stuffed = 0;
        at = behind;
        ended = false;
        buffer = 0;
        count = 0;
        missing = 0;
        unread = 0;
    }
}
