package io.dropsize.image.codec.tiff;

import io.dropsize.image.container.PackBits;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The compression methods of TIFF. */
public final class TiffCompression {
    private static final Logger LOG = LoggerFactory.getLogger(TiffCompression.class);

    public static final int NONE = 1;
    static final int FAX_ROWS = 2;
    static final int FAX_3 = 3;
    static final int FAX_4 = 4;
    static final Set<Integer> FAX = Set.of(FAX_ROWS, FAX_3, FAX_4);
    static final int LOG_LUV = 34_676;
    static final int WEBP = 50_001;

    private static final int LZW = 5;
    private static final int DEFLATE = 8;
    private static final int OLD_DEFLATE = 32_946;
    private static final int PACK_BITS = 32_773;

    /** The maximum compression ratio. */
    private static final long MAX_RATIO = 1 << 12;

    /** Methods that {@link #decompress} supports. */
    private static final Set<Integer> PLAIN = Set.of(NONE, LZW, DEFLATE, OLD_DEFLATE, PACK_BITS);

    private static final Map<Integer, String> UNREAD =
            Map.of(
                    33_003, "JPEG 2000",
                    33_005, "JPEG 2000",
                    34_661, "JBIG",
                    34_677, "SGI LogLuv (24 bits)",
                    34_712, "JPEG 2000",
                    34_887, "LERC",
                    34_925, "LZMA",
                    50_000, "Zstandard");

    private TiffCompression() {}

    /**
     * Returns the name of a compression method that is in use but not supported; empty otherwise.
     */
    static Optional<String> unread(int compression) {
        return Optional.ofNullable(UNREAD.get(compression));
    }

    static boolean isPlain(int compression) {
        return PLAIN.contains(compression);
    }

    /**
     * Decompresses a chunk.
     *
     * @param max the maximum number of decompressed bytes
     * @return fewer bytes than {@code max} if the data ends or is damaged
     * @throws IllegalArgumentException if no byte can be decompressed, or the chunk is too short
     *     for {@code max} bytes
     */
    static byte[] decompress(int compression, byte[] compressed, int max) {
        if (compression != NONE && max > compressed.length * MAX_RATIO) {
            throw new IllegalArgumentException("too few bytes");
        }
        return switch (compression) {
            case NONE -> compressed.length > max ? Arrays.copyOf(compressed, max) : compressed;
            case LZW -> TiffLzw.decompress(compressed, max);
            case DEFLATE, OLD_DEFLATE -> inflate(compressed, max);
            case PACK_BITS -> packBits(compressed, max);
            default -> throw new IllegalArgumentException("compression " + compression);
        };
    }

    private static byte[] inflate(byte[] compressed, int max) {
        byte[] out = new byte[max];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(compressed);
            int done = inflate(inflater, out);
            return done == max ? out : Arrays.copyOf(out, done);
        }
    }

    private static int inflate(Inflater inflater, byte[] out) {
        try {
            int done = 0;
            int more = inflater.inflate(out);
            while (more > 0) { // and no dictionary is needed, and there is any input
                done += more;
                more = inflater.inflate(out, done, out.length - done);
            }
        } catch (DataFormatException e) {
            LOG.debug("A chunk is damaged", e);
        }
        return (int) inflater.getBytesWritten();
    }

    private static byte[] packBits(byte[] compressed, int max) {
        byte[] out = new byte[max];
        int done = PackBits.decompress(compressed, 0, compressed.length, out, max);
        return done == max ? out : Arrays.copyOf(out, done);
    }
}
