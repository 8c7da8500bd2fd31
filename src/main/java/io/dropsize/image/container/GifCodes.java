package io.dropsize.image.container;

import java.io.ByteArrayOutputStream;

/** Reads LZW codes of any width, the lowest bits first. */
final class GifCodes {
    private final byte[] compressed;
    private int bit;

    private GifCodes(byte[] compressed) {
        this.compressed = compressed;
    }

    /** Returns the codes in the data blocks at an offset, which must be complete. */
    static GifCodes ofBlocks(byte[] file, int start) {
        var all = new ByteArrayOutputStream();
        int at = start;
        while (file[at] != 0) {
            int length = file[at] & 0xFF;
            all.write(file, at + 1, length);
            at += length + 1;
        }
        return new GifCodes(all.toByteArray());
    }

    int bytes() {
        return compressed.length;
    }

    boolean has(int bits) {
        return bit + bits <= (long) compressed.length * Byte.SIZE;
    }

    int next(int bits) {
        int code = 0;
        for (int i = 0; i < bits; i++, bit++) {
            code |= (compressed[bit >> 3] >> (bit & 7) & 1) << i;
        }
        return code;
    }
}
