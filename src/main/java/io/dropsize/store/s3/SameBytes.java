package io.dropsize.store.s3;

import io.dropsize.store.Body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Compares streams block by block. */
final class SameBytes {
    private static final int BUFFER_BYTES = 64 * 1024;

    private SameBytes() {}

    static boolean are(InputStream there, Body body) throws IOException {
        try (InputStream ours = body.open()) {
            var left = new byte[BUFFER_BYTES];
            var right = new byte[BUFFER_BYTES];
            while (true) {
                int n = there.readNBytes(left, 0, BUFFER_BYTES);
                int m = ours.readNBytes(right, 0, BUFFER_BYTES);
                if (!Arrays.equals(left, 0, n, right, 0, m)) {
                    return false;
                }
                if (n == 0) {
                    return true;
                }
            }
        }
    }
}
