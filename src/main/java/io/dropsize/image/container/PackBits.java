package io.dropsize.image.container;

import java.util.Arrays;

/** The run-length encoding of TIFF and PSD (TIFF 6.0, section 9). */
public final class PackBits {
    private PackBits() {}

    /**
     * Decompresses a part of a file, up to a maximum number of bytes.
     *
     * @param from the start of the compressed bytes
     * @param to the end of the compressed bytes, exclusive
     * @param out receives the bytes from its start
     * @param max at most the length of {@code out}
     * @return the number of bytes; less than {@code max} if the compressed bytes end early
     */
    public static int decompress(byte[] file, int from, int to, byte[] out, int max) {
        int at = from;
        int done = 0;
        while (done < max && at + 1 < to) {
            int code = file[at++];
            if (code >= 0) {
                int count = Math.min(Math.min(code + 1, to - at), max - done);
                System.arraycopy(file, at, out, done, count);
                at += code + 1;
                done += count;
            } else if (code != Byte.MIN_VALUE) {
                int count = Math.min(1 - code, max - done);
                Arrays.fill(out, done, done + count, file[at++]);
                done += count;
            }
        }
        return done;
    }
}
