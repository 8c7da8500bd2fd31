package io.dropsize.image.metadata;

import com.drew.lang.Rational;
import com.drew.metadata.Directory;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The valid values of an EXIF tag. A valid value is encoded again with the tag's type; bytes are
 * never copied.
 *
 * @param count the required number of values; 0 for texts
 * @param min the minimum
 * @param max the maximum
 * @param pattern for texts and bytes
 */
record ExifRule(ExifType type, int count, double min, double max, Pattern pattern) {
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    /** Fractions with numbers up to this are preserved; others are rounded to four digits. */
    private static final int MAX_NUMERATOR = 9_999;

    private static final int MAX_DENOMINATOR = 1_000_000;

    static ExifRule text(String pattern) {
        return new ExifRule(ExifType.ASCII, 0, 0, 0, Pattern.compile(pattern));
    }

    static ExifRule bytes(String pattern) {
        return new ExifRule(ExifType.UNDEFINED, 0, 0, 0, Pattern.compile(pattern, Pattern.DOTALL));
    }

    static ExifRule number(ExifType type, int max) {
        return new ExifRule(type, 1, 0, max, ANY);
    }

    static ExifRule rational(int max) {
        return rationals(max, 1);
    }

    static ExifRule rationals(int max, int count) {
        return new ExifRule(ExifType.RATIONAL, count, 0, max, ANY);
    }

    static ExifRule signedRational(int max) {
        return new ExifRule(ExifType.SIGNED_RATIONAL, 1, -max, max, ANY);
    }

    /** Returns the tag's value in this rule's type; empty if the directory has no valid value. */
    byte[] value(Directory directory, int tag) {
        return switch (type) {
            case ASCII -> matching(ExifType.ascii(ExifText.of(directory, tag)), 1);
            case UNDEFINED -> {
                byte[] value = directory.getByteArray(tag);
                yield value == null ? new byte[0] : matching(value, 0);
            }
            case SHORT, LONG -> integers(directory.getIntArray(tag));
            case RATIONAL, SIGNED_RATIONAL -> rationals(directory.getObject(tag));
        };
    }

    /**
     * @param behind bytes after the value
     */
    private byte[] matching(byte[] value, int behind) {
        if (value.length <= behind) {
            return new byte[0];
        }
        var charset = type == ExifType.ASCII ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text = new String(value, 0, value.length - behind, charset);
        return pattern.matcher(text).matches() ? value : new byte[0];
    }

    private byte[] integers(int @Nullable [] values) {
        if (values == null || values.length != count) {
            return new byte[0];
        }
        var buffer = ByteBuffer.allocate(count * type.bytes());
        for (int value : values) {
            if (value < min || value > max) {
                return new byte[0];
            }
            if (type == ExifType.SHORT) {
                buffer.putShort((short) value);
            } else {
                buffer.putInt(value);
            }
        }
        return buffer.array();
    }

    private byte[] rationals(@Nullable Object value) {
        List<Rational> values =
                switch (value) {
                    case Rational[] several -> List.of(several);
                    case Rational one -> List.of(one);
                    case null, default -> List.of();
                };
        if (values.size() != count) {
            return new byte[0];
        }
        var buffer = ByteBuffer.allocate(count * Long.BYTES);
        for (Rational one : values) {
            boolean unknown = count > 1 && one.getNumerator() == 0 && one.getDenominator() == 0;
            if (!unknown && !(one.doubleValue() >= min && one.doubleValue() <= max)) {
                return new byte[0];
            }
            put(buffer, one);
        }
        return buffer.array();
    }

    private static void put(ByteBuffer buffer, Rational value) {
        long numerator = value.getNumerator();
        long denominator = value.getDenominator();
        if (Math.abs(numerator) <= MAX_NUMERATOR
                && denominator >= 0
                && denominator <= MAX_DENOMINATOR) {
            buffer.putInt((int) numerator).putInt((int) denominator);
            return;
        }
        double rest = value.doubleValue();
        int scale = 1;
        while (Math.abs(rest) * 10 <= MAX_NUMERATOR && scale < MAX_DENOMINATOR) {
            rest *= 10;
            scale *= 10;
        }
        buffer.putInt((int) Math.round(rest)).putInt(scale);
    }
}
