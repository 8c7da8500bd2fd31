package io.dropsize.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Converts the PNG variant that Xcode uses in apps for iPhones to PNG. It has a CgBI chunk before
 * the header, its rows are compressed without zlib's header, and its pixels are premultiplied BGRA.
 */
public final class ApplePng {
    private static final int SIGNATURE_BYTES = 8;
    private static final int TYPE_AT = 4;
    private static final int DATA_AT = 8;
    private static final int FRAME_BYTES = 12;
    private static final int COLOUR = 2;
    private static final int COLOUR_WITH_ALPHA = 6;
    private static final int MAX_RATIO = 1032;
    private static final Set<String> REPLACED = Set.of("CgBI", "IDAT", "IEND");

    private ApplePng() {}

    static boolean is(byte[] file) {
        return file.length > SIGNATURE_BYTES + DATA_AT
                && type(file, SIGNATURE_BYTES).equals("CgBI");
    }

    /**
     * Returns the file without its CgBI chunk. Decoders can read its header, but not its pixels.
     */
    public static byte[] unmarked(byte[] file) {
        if (!is(file)) {
            return file;
        }
        int length = ByteBuffer.wrap(file).getInt(SIGNATURE_BYTES);
        int end = SIGNATURE_BYTES + FRAME_BYTES + length;
        return length < 0 || end > file.length
                ? file
                : PngChunks.splice(file, SIGNATURE_BYTES, end, new byte[0]);
    }

    /**
     * Returns the same picture as a regular PNG. Other files are returned unchanged, including
     * damaged ones and those that are interlaced or don't have eight bits.
     */
    public static byte[] plain(byte[] file) {
        if (!is(file)) {
            return file;
        }
        var kept = new ByteArrayOutputStream(file.length);
        var packed = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, SIGNATURE_BYTES);
        byte[] header = new byte[0];
        long at = SIGNATURE_BYTES;
        while (at + FRAME_BYTES <= file.length) {
            int offset = (int) at;
            int length = ByteBuffer.wrap(file).getInt(offset);
            at += (long) length + FRAME_BYTES;
            if (length < 0 || at > file.length) {
                break;
            }
            String type = type(file, offset);
            if (type.equals("IHDR")) {
                header = Arrays.copyOfRange(file, offset + DATA_AT, offset + DATA_AT + length);
            }
            if (type.equals("IDAT")) {
                packed.write(file, offset + DATA_AT, length);
            } else if (!REPLACED.contains(type)) {
                kept.write(file, offset, length + FRAME_BYTES);
            }
        }
        byte[] pixels = pixels(header, packed.toByteArray());
        if (pixels.length == 0) {
            return file;
        }
        kept.writeBytes(PngChunks.chunk("IDAT", deflated(pixels)));
        kept.writeBytes(PngChunks.chunk("IEND", new byte[0]));
        return kept.toByteArray();
    }

    private static String type(byte[] file, int chunk) {
        return new String(file, chunk + TYPE_AT, TYPE_AT, StandardCharsets.ISO_8859_1);
    }

    /** Returns the rows of a regular PNG without filters; empty if they can't be converted. */
    private static byte[] pixels(byte[] header, byte[] packed) {
        if (header.length != 13 || header[8] != Byte.SIZE || header[12] != 0) {
            return new byte[0];
        }
        int channels = header[9] == COLOUR ? 3 : header[9] == COLOUR_WITH_ALPHA ? 4 : 0;
        long rowBytes = (long) ByteBuffer.wrap(header).getInt() * channels;
        long all = (rowBytes + 1) * ByteBuffer.wrap(header).getInt(4);
        if (rowBytes <= 0
                || all <= 0
                || all > Integer.MAX_VALUE - DATA_AT
                || all / MAX_RATIO > packed.length) {
            return new byte[0];
        }
        byte[] rows = inflated(packed, (int) all);
        byte[] row = new byte[(int) rowBytes];
        byte[] above = new byte[(int) rowBytes];
        for (int at = 0; at < rows.length; at += row.length + 1) {
            if (rows[at] < 0 || rows[at] >= PngFilter.values().length) {
                return new byte[0];
            }
            System.arraycopy(rows, at + 1, row, 0, row.length);
            PngFilter.values()[rows[at]].undo(row, above, channels);
            rows[at] = 0;
            write(row, channels, rows, at + 1);
            byte[] next = above;
            above = row;
            row = next;
        }
        return rows;
    }

    private static byte[] inflated(byte[] packed, int length) {
        byte[] rows = new byte[length];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
            int done = 0;
            int more = inflater.inflate(rows);
            while (more > 0 && done + more < length) {
                done += more;
                more = inflater.inflate(rows, done, length - done);
            }
            return more > 0 && done + more == length ? rows : new byte[0];
        } catch (DataFormatException _) {
            return new byte[0];
        }
    }

    private static void write(byte[] row, int channels, byte[] out, int to) {
        for (int x = 0; x < row.length; x += channels) {
            int alpha = channels == 3 ? 0xFF : row[x + 3] & 0xFF;
            out[to + x] = straight(row[x + 2], alpha);
            out[to + x + 1] = straight(row[x + 1], alpha);
            out[to + x + 2] = straight(row[x], alpha);
            if (channels > 3) {
                out[to + x + 3] = (byte) alpha;
            }
        }
    }

    private static byte straight(byte multiplied, int alpha) {
        return (byte)
                (alpha == 0 ? 0 : Math.min(0xFF, ((multiplied & 0xFF) * 0xFF + alpha / 2) / alpha));
    }

    private static byte[] deflated(byte[] rows) {
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(rows);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return out.toByteArray();
    }
}
