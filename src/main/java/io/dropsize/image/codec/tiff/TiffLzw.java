package io.dropsize.image.codec.tiff;

import java.util.Arrays;

/**
 * Decompresses TIFF's LZW, high bits first with early code length changes, and its older variant.
 */
final class TiffLzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int MIN_BITS = 9;
    private static final int MAX_BITS = 12;

    private final byte[] in;
    private final byte[] out;
    private final boolean lowBitsFirst;

    /** By code: the position of its text in the output, and its length. */
    private final int[] offsets = new int[1 << MAX_BITS];

    private final int[] lengths = new int[1 << MAX_BITS];
    private long bit;

    private TiffLzw(byte[] in, int max) {
        this.in = in;
        this.out = new byte[max];
        this.lowBitsFirst = in.length > 1 && in[0] == 0 && (in[1] & 1) == 1;
    }

    /** Decompresses at most {@code max} bytes; stops at damaged data. */
    static byte[] decompress(byte[] compressed, int max) {
        return new TiffLzw(compressed, max).decompress();
    }

    private byte[] decompress() {
        int early = lowBitsFirst ? 0 : 1;
        int bits = MIN_BITS;
        int next = FIRST;
        int before = -1;
        int done = 0;
        while (done < out.length && bit + bits <= (long) in.length * Byte.SIZE) {
            int code = read(bits);
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                bits = MIN_BITS;
                next = FIRST;
                before = -1;
                continue;
            }
            if (code >= FIRST && (before < 0 || code > next)) {
                break; // an undefined code
            }
            int start = done;
            if (before >= 0 && next < offsets.length) {
                // The previous text and the first byte of this one, which follows it in the output.
                offsets[next] = before;
                lengths[next] = start - before + 1;
            }
            done = write(code, done);
            next += before >= 0 && next < offsets.length ? 1 : 0;
            before = start;
            if (next + early >= 1 << bits && bits < MAX_BITS) {
                bits++;
            }
        }
        return done == out.length ? out : Arrays.copyOf(out, done);
    }

    private int write(int code, int done) {
        if (code < CLEAR) {
            out[done] = (byte) code;
            return done + 1;
        }
        int length = Math.min(lengths[code], out.length - done);
        for (int i = 0; i < length; i++) {
            out[done + i] = out[offsets[code] + i]; // may overlap its output
        }
        return done + length;
    }

    private int read(int bits) {
        int value = 0;
        for (int got = 0; got < bits; ) {
            int rest = Byte.SIZE - (int) (bit & 7);
            int take = Math.min(rest, bits - got);
            int from = in[(int) (bit >> 3)] & 0xFF;
            int mask = (1 << take) - 1;
            value =
                    lowBitsFirst
                            ? value | (from >> (int) (bit & 7) & mask) << got
                            : value << take | from >> rest - take & mask;
            got += take;
            bit += take;
        }
        return value;
    }
}
