package io.dropsize.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Compares a stream with bytes, block by block. */
final class SameBytes {
    private static final int BLOCK_BYTES = 64 << 10;

    private SameBytes() {}

    static boolean are(InputStream stored, byte[] bytes) throws IOException {
        var block = new byte[BLOCK_BYTES];
        int end = 0;
        for (int n = stored.read(block); n >= 0; n = stored.read(block)) {
            if (n > bytes.length - end || !Arrays.equals(block, 0, n, bytes, end, end + n)) {
                return false;
            }
            end += n;
        }
        return end == bytes.length;
    }
}
