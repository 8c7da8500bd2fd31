package io.dropsize.image.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** EXIF as a camera writes it, with everything that must not leave the computer. */
public final class DrawnExif {
    public static final String SERIAL = "SN-4711-0815";
    public static final String OWNER = "Jo Owner";

    private static final int CANON_SERIAL = 471_108_150;
    private static final int HEADER = 8;

    private DrawnExif() {}

    /** Only an orientation. */
    public static byte[] orientation(int value) {
        return block(List.of(shortTag(0x0112, value)), List.of(), List.of());
    }

    /** Returns an orientation with more bytes than the specification requires. */
    public static byte[] longOrientation(int value) {
        return block(List.of(longTag(0x0112, value)), List.of(), List.of());
    }

    /** Orientation 6, credits, location, serial numbers, maker notes, exposure. */
    public static byte[] full() {
        return full(6);
    }

    /** Returns all fields, without a rotation. */
    public static byte[] upright() {
        return full(1);
    }

    /** Credits as older programs for Windows write them. */
    public static byte[] oneByteCredits() {
        return block(
                List.of(
                        oneByte(0x0110, "Modell f\u00fcr\u00a0B"),
                        oneByte(0x013B, "Jos\u00e9"),
                        oneByte(0x8298, "\u00a9 \u2013 M\u00fcller")),
                List.of(),
                List.of());
    }

    private static byte[] full(int orientation) {
        return block(
                List.of(
                        text(0x010E, "A harbour at dawn"),
                        text(0x010F, "Make & Co"),
                        text(0x0110, "Model 9"),
                        shortTag(0x0112, orientation),
                        text(0x013B, "J\u00f6rg Author"),
                        text(0x8298, "(c) J\u00f6rg Author")),
                List.of(
                        rational(0x829A, 1, 250),
                        shortTag(0x8827, 400),
                        text(0x9003, "2024:05:06 07:08:09"),
                        new Tag(
                                0x927C,
                                7,
                                5 * 8,
                                ("MAKER" + SERIAL)
                                        .repeat(3)
                                        .substring(0, 40)
                                        .getBytes(StandardCharsets.US_ASCII)),
                        text(0xA430, OWNER),
                        text(0xA431, SERIAL),
                        text(0xA434, "Lens 35/2"),
                        text(0xA435, SERIAL)),
                List.of(
                        text(0x0001, "N"),
                        rationals(0x0002, 48, 1, 8, 1, 15, 1),
                        text(0x0003, "E"),
                        rationals(0x0004, 11, 1, 34, 1, 30, 1)));
    }

    /** Maker notes as Canon writes them: a directory of their own, with a serial number. */
    public static byte[] canon() {
        var note =
                ByteBuffer.allocate(18)
                        .putShort((short) 1)
                        .putShort((short) 0x000C)
                        .putShort((short) 4)
                        .putInt(1)
                        .putInt(CANON_SERIAL)
                        .array();
        return block(
                List.of(text(0x010F, "Canon"), text(0x0110, "Canon EOS 9")),
                List.of(new Tag(0x927C, 7, note.length, note)),
                List.of());
    }

    /** A TIFF whose first directory is declared as a reduced copy. */
    public static byte[] rawFile() {
        return block(List.of(longTag(0x00FE, 1), text(0x010F, "Make & Co")), List.of(), List.of());
    }

    /** Allowed tags with more data than they should have. */
    public static byte[] stuffed() {
        byte[] secret = "SECRET 48.8582N 2.2945E".getBytes(StandardCharsets.US_ASCII);
        var flash = ByteBuffer.allocate(60);
        for (int i = 0; i < 30; i++) {
            flash.putShort((short) (48 + i));
        }
        return block(
                List.of(
                        text(0x010F, "Make & Co"),
                        text(0x0110, "Model 9 SECRET ".repeat(40)),
                        text(0x0132, "48.8582N 2.2945E SECRET")),
                List.of(
                        rational(0x829A, 1, 250),
                        rationals(0x829D, 488_582, 10_000, 22_945, 10_000),
                        new Tag(0x9000, 7, secret.length, secret),
                        new Tag(0x9101, 7, secret.length, secret),
                        new Tag(0x9209, 3, 30, flash.array()),
                        text(0x9291, "SECRET"),
                        rational(0x9206, 488_582, 10_000),
                        rational(0x920A, 35, 1),
                        new Tag(0xA000, 7, secret.length, secret),
                        new Tag(0xA300, 7, secret.length, secret),
                        new Tag(0xA301, 7, secret.length, secret),
                        rational(0xA405, 0xFFFF_FFF0, 1)),
                List.of());
    }

    /** Returns a block with a thumbnail's directory before the one for the exposure. */
    public static byte[] withSmallerPicture() {
        List<Tag> smaller = List.of(longTag(0x00FE, 1), longTag(0x0100, 160), longTag(0x0101, 120));
        List<Tag> exposure =
                List.of(
                        rational(0x829A, 1, 250),
                        shortTag(0x8827, 400),
                        text(0x9003, "2024:05:06 07:08:09"));
        int first = HEADER + 6 + 3 * 12 + 10;
        List<Tag> picture =
                List.of(
                        text(0x010F, "Make & Co"),
                        longTag(0x014A, first),
                        longTag(0x8769, first + size(smaller)));
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, HEADER});
        write(out, picture);
        write(out, smaller);
        write(out, exposure);
        return out.toByteArray();
    }

    private static byte[] block(List<Tag> picture, List<Tag> exposure, List<Tag> place) {
        var first = new ArrayList<>(picture);
        int pointers = (exposure.isEmpty() ? 0 : 1) + (place.isEmpty() ? 0 : 1);
        int next = HEADER + size(first) + 12 * pointers;
        if (!exposure.isEmpty()) {
            first.add(longTag(0x8769, next));
            next += size(exposure);
        }
        if (!place.isEmpty()) {
            first.add(longTag(0x8825, next));
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, HEADER});
        write(out, first);
        write(out, exposure);
        write(out, place);
        return out.toByteArray();
    }

    private static int size(List<Tag> tags) {
        return tags.isEmpty() ? 0 : 6 + tags.stream().mapToInt(tag -> 12 + tag.outside()).sum();
    }

    private static void write(ByteArrayOutputStream out, List<Tag> tags) {
        if (tags.isEmpty()) {
            return;
        }
        int values = out.size() + 6 + 12 * tags.size();
        var buffer = ByteBuffer.allocate(size(tags));
        int start = out.size();
        buffer.putShort((short) tags.size());
        for (Tag tag : tags) {
            buffer.putShort((short) tag.tag()).putShort((short) tag.type()).putInt(tag.count());
            if (tag.outside() == 0) {
                buffer.put(tag.value()).put(new byte[4 - tag.value().length]);
            } else {
                buffer.putInt(values).put(values - start, tag.value());
                values += tag.outside();
            }
        }
        out.writeBytes(buffer.array());
    }

    private static Tag text(int tag, String text) {
        return text(tag, text, StandardCharsets.UTF_8);
    }

    private static Tag oneByte(int tag, String text) {
        return text(tag, text, Charset.forName("windows-1252"));
    }

    private static Tag text(int tag, String text, Charset charset) {
        byte[] value = (text + "\0").getBytes(charset);
        return new Tag(tag, 2, value.length, value);
    }

    private static Tag shortTag(int tag, int value) {
        return new Tag(tag, 3, 1, new byte[] {(byte) (value >> 8), (byte) value});
    }

    private static Tag longTag(int tag, int value) {
        return new Tag(tag, 4, 1, ByteBuffer.allocate(4).putInt(value).array());
    }

    private static Tag rational(int tag, int numerator, int denominator) {
        return rationals(tag, numerator, denominator);
    }

    private static Tag rationals(int tag, int... parts) {
        var value = ByteBuffer.allocate(4 * parts.length);
        for (int part : parts) {
            value.putInt(part);
        }
        return new Tag(tag, 5, parts.length / 2, value.array());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tag(int tag, int type, int count, byte[] value) {
        public int outside() {
            return value.length <= 4 ? 0 : value.length + value.length % 2;
        }
    }
}
