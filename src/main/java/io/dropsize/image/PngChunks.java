package io.dropsize.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** The chunks of a PNG file. */
final class PngChunks {
    private static final int SIGNATURE_BYTES = 8;
    private static final int TYPE_AT = 4;
    private static final int DATA_AT = 8;
    private static final int FRAME_BYTES = 12;
    private static final int HEADER_CHUNK_BYTES = 13 + FRAME_BYTES;

    private PngChunks() {}

    /**
     * The number of frames that an animation announces.
     *
     * @param head the file's beginning; may be cut off
     */
    static int frames(byte[] head) {
        Integer control = beforePixels(head).get("acTL");
        return control == null || control + DATA_AT + Integer.BYTES > head.length
                ? 1
                : Math.max(1, ByteBuffer.wrap(head).getInt(control + DATA_AT));
    }

    /**
     * The file without a gAMA chunk that stands alone. Browsers and viewers disagree on it; with
     * cHRM it describes a colour space, which all agree on.
     */
    static byte[] withoutLoneGamma(byte[] file) {
        Map<String, Integer> chunks = beforePixels(file);
        Integer gamma = chunks.get("gAMA");
        if (gamma == null || chunks.containsKey("cHRM")) {
            return file;
        }
        return splice(file, gamma, gamma + Integer.BYTES + FRAME_BYTES, new byte[0]);
    }

    /** The file with its EXIF in a chunk right behind the header. */
    static byte[] withExif(byte[] file, byte[] exif) {
        byte[] type = "eXIf".getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(type);
        check.update(exif);
        byte[] chunk =
                ByteBuffer.allocate(exif.length + FRAME_BYTES)
                        .putInt(exif.length)
                        .put(type)
                        .put(exif)
                        .putInt((int) check.getValue())
                        .array();
        int at = SIGNATURE_BYTES + HEADER_CHUNK_BYTES;
        return splice(file, at, at, chunk);
    }

    /** Where each chunk begins, by its name, as far as the first one with pixels. */
    private static Map<String, Integer> beforePixels(byte[] file) {
        var places = new TreeMap<String, Integer>();
        var chunks = ByteBuffer.wrap(file);
        long at = SIGNATURE_BYTES;
        while (at + FRAME_BYTES <= file.length) {
            int place = (int) at;
            int length = chunks.getInt(place);
            String type = new String(file, place + TYPE_AT, TYPE_AT, StandardCharsets.ISO_8859_1);
            if (length < 0 || type.equals("IDAT")) {
                break;
            }
            places.putIfAbsent(type, place);
            at += (long) length + FRAME_BYTES;
        }
        return places;
    }

    private static byte[] splice(byte[] file, int from, int to, byte[] between) {
        return ByteBuffer.allocate(file.length - (to - from) + between.length)
                .put(file, 0, from)
                .put(between)
                .put(file, to, file.length - to)
                .array();
    }
}
