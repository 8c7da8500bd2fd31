package io.dropsize.image.container;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** The chunks of a PNG file. */
public final class PngChunks {
    private static final int SIGNATURE_BYTES = 8;
    private static final int TYPE_BYTES = 4;
    private static final int CHECK_BYTES = 4;
    private static final int FRAME_BYTES = Integer.BYTES + TYPE_BYTES + CHECK_BYTES;
    private static final int HEADER_CHUNK_BYTES = 13 + FRAME_BYTES;

    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final Set<String> FACTS = Set.of("acTL", "eXIf");
    private static final Set<String> TEXTS = Set.of("tEXt", "zTXt");

    /** Not a chunk type, but a key for EXIF in a text chunk. */
    public static final String RAW_EXIF = "raw EXIF";

    private static final int MAX_FACT_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 15;

    /**
     * sRGB's values in the PNG specification, in units of 1/100,000, and the tolerance for writers.
     */
    private static final int SRGB_GAMMA = 45_455;

    private static final int[] SRGB_PRIMARIES = {
        31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000
    };
    private static final int ROUNDING = 1_000;

    /** The valid values: from 1/100 to 100. The specification requires that zero is ignored. */
    private static final int MIN_GAMMA = 1_000;

    private static final int MAX_GAMMA = 10_000_000;

    private PngChunks() {}

    /**
     * Reads the data of the chunks that describe the picture, by name, and {@link #RAW_EXIF}. They
     * may be after the pixels.
     *
     * @param file read to its end, or to where it is truncated
     */
    public static Map<String, byte[]> headerChunks(InputStream file) throws IOException {
        var headerChunks = new TreeMap<String, byte[]>();
        var in = new DataInputStream(new BufferedInputStream(file, BUFFER_BYTES));
        try {
            in.skipNBytes(SIGNATURE_BYTES);
            while (true) {
                int length = in.readInt();
                String type = new String(in.readNBytes(TYPE_BYTES), StandardCharsets.ISO_8859_1);
                boolean small = length >= 0 && length <= MAX_FACT_BYTES;
                if (small && FACTS.contains(type)) {
                    headerChunks.put(type, in.readNBytes(length));
                    length = 0;
                } else if (small && TEXTS.contains(type)) {
                    RawExif.of(in.readNBytes(length), type.equals("zTXt"))
                            .ifPresent(block -> headerChunks.putIfAbsent(RAW_EXIF, block));
                    length = 0;
                }
                in.skipNBytes((length & 0xFFFF_FFFFL) + CHECK_BYTES);
            }
        } catch (EOFException _) {
            return headerChunks;
        }
    }

    /**
     * Returns the file without a gAMA chunk that is invalid or only describes sRGB: with sRGB's
     * primaries or none, 1/2.2 means sRGB's own curve.
     */
    public static byte[] withoutIdleGamma(byte[] file) {
        Map<String, Integer> chunks = beforePixels(file);
        Integer gamma = chunks.get("gAMA");
        if (gamma == null
                || ByteBuffer.wrap(file).getInt(gamma) != Integer.BYTES
                || counts(file, gamma, chunks.get("cHRM"))) {
            return file;
        }
        return splice(file, gamma, gamma + Integer.BYTES + FRAME_BYTES, new byte[0]);
    }

    /** Returns whether a gAMA chunk changes colours (PNG, third edition, 4.3). */
    public static boolean hasGamma(byte[] file) {
        Map<String, Integer> chunks = beforePixels(file);
        Integer gamma = chunks.get("gAMA");
        return gamma != null
                && !chunks.containsKey("sRGB")
                && ByteBuffer.wrap(file).getInt(gamma) == Integer.BYTES
                && counts(file, gamma, chunks.get("cHRM"));
    }

    private static boolean counts(byte[] file, int gamma, @Nullable Integer primaries) {
        return isPossible(file, gamma) && !isSrgb(file, gamma, primaries);
    }

    private static boolean isPossible(byte[] file, int gamma) {
        int value = ByteBuffer.wrap(file).getInt(gamma + Integer.BYTES + TYPE_BYTES);
        return value >= MIN_GAMMA && value <= MAX_GAMMA;
    }

    private static boolean isSrgb(byte[] file, int gamma, @Nullable Integer primaries) {
        var in = ByteBuffer.wrap(file);
        if (Math.abs(in.getInt(gamma + Integer.BYTES + TYPE_BYTES) - SRGB_GAMMA) > ROUNDING) {
            return false;
        }
        if (primaries == null) {
            return true;
        }
        int values = primaries + Integer.BYTES + TYPE_BYTES;
        if (in.getInt(primaries) != SRGB_PRIMARIES.length * Integer.BYTES) {
            return false;
        }
        for (int i = 0; i < SRGB_PRIMARIES.length; i++) {
            if (Math.abs(in.getInt(values + i * Integer.BYTES) - SRGB_PRIMARIES[i]) > ROUNDING) {
                return false;
            }
        }
        return true;
    }

    /** Returns the file with its EXIF in a chunk immediately after the header. */
    public static byte[] withExif(byte[] file, byte[] exif) {
        return withChunk(file, "eXIf", exif);
    }

    /**
     * The file with its XMP in a text chunk immediately after the header, neither compressed nor
     * translated.
     */
    public static byte[] withXmp(byte[] file, byte[] xmp) {
        byte[] keyword = "XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
        byte[] data =
                ByteBuffer.allocate(keyword.length + xmp.length).put(keyword).put(xmp).array();
        return withChunk(file, "iTXt", data);
    }

    private static byte[] withChunk(byte[] file, String name, byte[] data) {
        byte[] chunk = chunk(name, data);
        int at = SIGNATURE_BYTES + HEADER_CHUNK_BYTES;
        return splice(file, at, at, chunk);
    }

    /** One chunk, with its length and checksum. */
    public static byte[] chunk(String name, byte[] data) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(type);
        check.update(data);
        return ByteBuffer.allocate(data.length + FRAME_BYTES)
                .putInt(data.length)
                .put(type)
                .put(data)
                .putInt((int) check.getValue())
                .array();
    }

    /**
     * Returns the same compressed pixels without anything else: no metadata, no colour space, no
     * data after the end.
     *
     * @return empty for irregular or truncated files
     */
    public static Optional<byte[]> bare(byte[] file) {
        var chunks = ByteBuffer.wrap(file);
        var out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, SIGNATURE_BYTES);
        long at = SIGNATURE_BYTES;
        while (at + FRAME_BYTES <= file.length) {
            int offset = (int) at;
            long end = at + FRAME_BYTES + (chunks.getInt(offset) & 0xFFFF_FFFFL);
            String type = type(file, offset);
            if (end > file.length
                    || Character.isUpperCase(type.charAt(0)) && !PIXELS.contains(type)) {
                return Optional.empty();
            }
            if (PIXELS.contains(type)) {
                out.write(file, offset, (int) end - offset);
            }
            if (type.equals("IEND")) {
                return Optional.of(out.toByteArray());
            }
            at = end;
        }
        return Optional.empty();
    }

    /** Returns the compressed pixels in one piece, up to where the file is truncated. */
    public static byte[] pixels(byte[] file) {
        var out = new ByteArrayOutputStream(file.length);
        var chunks = ByteBuffer.wrap(file);
        long at = SIGNATURE_BYTES;
        while (at + FRAME_BYTES <= file.length) {
            int offset = (int) at;
            at += FRAME_BYTES + (chunks.getInt(offset) & 0xFFFF_FFFFL);
            if (type(file, offset).equals("IDAT")) {
                int data = offset + Integer.BYTES + TYPE_BYTES;
                out.write(file, data, (int) Math.min(at - CHECK_BYTES, file.length) - data);
            }
        }
        return out.toByteArray();
    }

    private static String type(byte[] file, int chunk) {
        return new String(file, chunk + Integer.BYTES, TYPE_BYTES, StandardCharsets.ISO_8859_1);
    }

    /** Returns the position of each chunk, by its name, up to the first one with pixels. */
    public static Map<String, Integer> beforePixels(byte[] file) {
        var offsets = new TreeMap<String, Integer>();
        var chunks = ByteBuffer.wrap(file);
        long at = SIGNATURE_BYTES;
        while (at + FRAME_BYTES <= file.length) {
            int offset = (int) at;
            int length = chunks.getInt(offset);
            String type = type(file, offset);
            if (length < 0 || type.equals("IDAT") || at + FRAME_BYTES + length > file.length) {
                break;
            }
            offsets.putIfAbsent(type, offset);
            at += (long) length + FRAME_BYTES;
        }
        return offsets;
    }

    static byte[] splice(byte[] file, int from, int to, byte[] between) {
        return ByteBuffer.allocate(file.length - (to - from) + between.length)
                .put(file, 0, from)
                .put(between)
                .put(file, to, file.length - to)
                .array();
    }
}
