package io.dropsize.store.s3;

import software.amazon.awssdk.core.sync.RequestBody;

import java.io.ByteArrayInputStream;

/**
 * A part of the bytes that is sent separately.
 *
 * @param bytes all bytes, which are not copied
 * @param number 1 for the first
 * @param offset of its first byte
 * @param length in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // the parts of one upload share their bytes
record Part(byte[] bytes, int number, int offset, int length) {
    Md5 md5() {
        return Md5.of(bytes, offset, length);
    }

    /** Returns the part's content, which is not copied, and can be read repeatedly. */
    RequestBody content(String mediaType) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes, offset, length), length, mediaType);
    }
}
