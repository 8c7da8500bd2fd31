package io.dropsize.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The chunks of a WebP file. */
public final class WebpChunks {
    private static final int HEADER_BYTES = 12; // RIFF, the size of the rest, WEBP
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int EXTENDED_BYTES = 10;
    private static final int FLAGS_AT = HEADER_BYTES + CHUNK_HEADER_BYTES;
    private static final int XMP_FLAG = 0x04;
    private static final int EXIF_FLAG = 0x08;
    private static final int ALPHA_FLAG = 0x10;

    /** In a lossless stream, the bit after signature, width and height indicates alpha. */
    private static final int LOSSLESS_ALPHA_BIT = 0x10;

    private static final int LOSSLESS_ALPHA_AT = FLAGS_AT + 4;

    private WebpChunks() {}

    /**
     * Returns the file with its EXIF in the last chunk, in the extended layout that this requires.
     */
    public static byte[] withExif(byte[] file, byte[] exif, int width, int height) {
        return withChunk(file, "EXIF", EXIF_FLAG, exif, width, height);
    }

    /**
     * Returns the file with its XMP in the last chunk, in the extended layout that this requires.
     */
    public static byte[] withXmp(byte[] file, byte[] xmp, int width, int height) {
        return withChunk(file, "XMP ", XMP_FLAG, xmp, width, height);
    }

    private static byte[] withChunk(
            byte[] file, String type, int flag, byte[] data, int width, int height) {
        byte[] extended = isA(file, "VP8X") ? file.clone() : extended(file, width, height);
        extended[FLAGS_AT] |= (byte) flag;
        byte[] chunk = chunk(type, data);
        var out = littleEndian(extended.length + chunk.length).put(extended).put(chunk);
        out.putInt(Integer.BYTES, out.capacity() - CHUNK_HEADER_BYTES);
        return out.array();
    }

    /**
     * Returns the same compressed pixels without anything else: no metadata, no profile, no data
     * after the end.
     *
     * @return empty for files that are irregular, truncated or animated
     */
    public static Optional<byte[]> bare(byte[] file) {
        var chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var out = littleEndian(file.length);
        out.put(file, 0, HEADER_BYTES);
        long end = Math.min(file.length, (long) chunks.getInt(Integer.BYTES) + CHUNK_HEADER_BYTES);
        long at = HEADER_BYTES;
        while (at + CHUNK_HEADER_BYTES <= end) {
            int offset = (int) at;
            long length = chunks.getInt(offset + Integer.BYTES) & 0xFFFF_FFFFL;
            at += CHUNK_HEADER_BYTES + length + length % 2;
            if (at > end) {
                return Optional.empty();
            }
            switch (type(file, offset)) {
                case "VP8X" -> {
                    if (offset != HEADER_BYTES || length != EXTENDED_BYTES) {
                        return Optional.empty();
                    }
                    if ((file[FLAGS_AT] & ALPHA_FLAG) != 0) {
                        out.put(file, offset, (int) at - offset).putInt(FLAGS_AT, ALPHA_FLAG);
                    }
                }
                case "ALPH" -> out.put(file, offset, (int) at - offset);
                case "VP8 ", "VP8L" -> {
                    out.put(file, offset, (int) at - offset);
                    return Optional.of(finished(out));
                }
                case "ANIM", "ANMF" -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** Returns whether a file with these first bytes is WebP in its RIFF container. */
    public static boolean isWebp(byte[] head) {
        return head.length >= HEADER_BYTES
                && type(head, 0).equals("RIFF")
                && type(head, 2 * Integer.BYTES).equals("WEBP");
    }

    /** Returns the compressed size of an animation's frames. */
    public static long frameBytes(byte[] file) {
        var chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long bytes = 0;
        long at = HEADER_BYTES;
        while (at + CHUNK_HEADER_BYTES <= file.length) {
            int offset = (int) at;
            long length = chunks.getInt(offset + Integer.BYTES) & 0xFFFF_FFFFL;
            at += CHUNK_HEADER_BYTES + length + length % 2;
            bytes += type(file, offset).equals("ANMF") ? length : 0;
        }
        return bytes;
    }

    private static byte[] finished(ByteBuffer out) {
        out.putInt(Integer.BYTES, out.position() - CHUNK_HEADER_BYTES);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static byte[] extended(byte[] file, int width, int height) {
        boolean alpha = isA(file, "VP8L") && (file[LOSSLESS_ALPHA_AT] & LOSSLESS_ALPHA_BIT) != 0;
        var out = littleEndian(file.length + CHUNK_HEADER_BYTES + EXTENDED_BYTES);
        out.put(file, 0, HEADER_BYTES).put(ascii("VP8X")).putInt(EXTENDED_BYTES);
        out.putInt(alpha ? ALPHA_FLAG : 0);
        put24(out, width - 1);
        put24(out, height - 1);
        out.put(file, HEADER_BYTES, file.length - HEADER_BYTES);
        return out.array();
    }

    /** Returns the content of the EXIF chunk, which may be after the pixels. */
    public static Optional<byte[]> exif(byte[] file) {
        var chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long at = HEADER_BYTES;
        while (at + CHUNK_HEADER_BYTES <= file.length) {
            int offset = (int) at;
            long length = chunks.getInt(offset + Integer.BYTES) & 0xFFFF_FFFFL;
            at += CHUNK_HEADER_BYTES + length + length % 2;
            int from = offset + CHUNK_HEADER_BYTES;
            if (type(file, offset).equals("EXIF") && from + length <= file.length) {
                return Optional.of(Arrays.copyOfRange(file, from, from + (int) length));
            }
        }
        return Optional.empty();
    }

    /** Returns whether the file is as long as it declares. */
    public static boolean complete(byte[] file) {
        if (file.length < HEADER_BYTES) {
            return false;
        }
        long says = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES);
        return (says & 0xFFFF_FFFFL) + CHUNK_HEADER_BYTES <= file.length;
    }

    /** Returns the chunks of the picture: all except the header of the extended layout. */
    public static byte[] bitstream(byte[] file) {
        int from = isA(file, "VP8X") ? FLAGS_AT + EXTENDED_BYTES : HEADER_BYTES;
        return Arrays.copyOfRange(file, from, file.length);
    }

    /** One chunk, with its name and length, padded to an even length. */
    public static byte[] chunk(String name, byte[] data) {
        return littleEndian(CHUNK_HEADER_BYTES + data.length + data.length % 2)
                .put(ascii(name))
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** Returns a file with these chunks. */
    public static byte[] file(byte[]... chunks) {
        int length = Stream.of(chunks).mapToInt(chunk -> chunk.length).sum();
        var out = littleEndian(HEADER_BYTES + length);
        out.put(ascii("RIFF")).putInt(Integer.BYTES + length).put(ascii("WEBP"));
        for (byte[] chunk : chunks) {
            out.put(chunk);
        }
        return out.array();
    }

    /** Writes three bytes, little-endian. */
    public static void put24(ByteBuffer out, int value) {
        out.put((byte) value).put((byte) (value >>> 8)).put((byte) (value >>> 16));
    }

    private static boolean isA(byte[] file, String firstChunk) {
        return type(file, HEADER_BYTES).equals(firstChunk);
    }

    private static String type(byte[] file, int chunk) {
        return new String(file, chunk, Integer.BYTES, StandardCharsets.US_ASCII);
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
