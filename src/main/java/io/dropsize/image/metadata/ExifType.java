package io.dropsize.image.metadata;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** The data types of EXIF, with their codes and encodings. */
enum ExifType {
    ASCII(2, 1),
    SHORT(3, 2),
    LONG(4, 4),
    RATIONAL(5, 8),
    UNDEFINED(7, 1),
    SIGNED_RATIONAL(10, 8);

    private final int code;
    private final int bytes;

    ExifType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    int code() {
        return code;
    }

    /** Returns the number of values in these bytes. */
    int count(byte[] value) {
        return value.length / bytes;
    }

    /** Returns the size of one value. */
    int bytes() {
        return bytes;
    }

    /** Encodes a text; empty if there is none. */
    static byte[] ascii(@Nullable String text) {
        // The specification requires ASCII, but programs write UTF-8.
        return text == null || text.isBlank()
                ? new byte[0]
                : (text.strip() + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
