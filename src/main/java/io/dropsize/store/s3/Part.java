package io.dropsize.store.s3;

import io.dropsize.store.Body;

import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A part of a body that is sent separately.
 *
 * @param number 1 for the first
 * @param offset of its first byte
 * @param length in bytes
 */
record Part(Body body, int number, long offset, long length) {
    /** Reads the whole part. */
    Md5 md5() throws IOException {
        return Md5.of(body, offset, length);
    }

    RequestBody content(String mediaType) {
        return RequestBody.fromContentProvider(
                () -> {
                    try {
                        return body.part(offset, length);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                length,
                mediaType);
    }
}
