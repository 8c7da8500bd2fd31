package io.dropsize.image;

import com.drew.lang.Rational;
import com.drew.metadata.Directory;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The types of values in EXIF, with their codes and how each is written. */
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

    /** How many values these bytes hold. */
    int count(byte[] value) {
        return value.length / bytes;
    }

    /** The value of a tag in this type; empty if the directory has none that fits. */
    byte[] value(Directory directory, int tag) {
        return switch (this) {
            case ASCII -> ascii(ExifText.of(directory, tag));
            case UNDEFINED -> bytes(directory, tag);
            case SHORT, LONG -> integers(directory, tag);
            case RATIONAL, SIGNED_RATIONAL -> rationals(directory, tag);
        };
    }

    static byte[] ascii(@Nullable String text) {
        // The standard says ASCII, the world writes UTF-8.
        return text == null || text.isBlank()
                ? new byte[0]
                : (text.strip() + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Directory directory, int tag) {
        byte[] value = directory.getByteArray(tag);
        return value == null ? new byte[0] : value;
    }

    private byte[] integers(Directory directory, int tag) {
        int[] values = directory.getIntArray(tag);
        if (values == null) {
            return new byte[0];
        }
        var buffer = ByteBuffer.allocate(values.length * bytes);
        for (int value : values) {
            if (this == SHORT) {
                buffer.putShort((short) value);
            } else {
                buffer.putInt(value);
            }
        }
        return buffer.array();
    }

    private static byte[] rationals(Directory directory, int tag) {
        List<Rational> values =
                switch (directory.getObject(tag)) {
                    case Rational[] several -> List.of(several);
                    case Rational one -> List.of(one);
                    case null, default -> List.of();
                };
        var buffer = ByteBuffer.allocate(values.size() * Long.BYTES);
        for (Rational value : values) {
            buffer.putInt((int) value.getNumerator()).putInt((int) value.getDenominator());
        }
        return buffer.array();
    }
}
