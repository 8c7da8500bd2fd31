package io.dropsize.image.codec.tiff;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The compression methods of TIFF. */
public final class TiffPacking {
    private static final Logger LOG = LoggerFactory.getLogger(TiffPacking.class);

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

    /** The maximum compression ratios. */
    private static final long BEST = 1 << 12;

    private static final long BEST_OF_SYSTEM = 1 << 16;

    /** Those that the system may have a library for. */
    private static final Map<Integer, SystemUnpacker> BY_SYSTEM =
            Map.of(34_925, SystemUnpacker.LZMA, 50_000, SystemUnpacker.ZSTD);

    /** Methods that {@link #unpack} supports. */
    private static final Set<Integer> PLAIN = Set.of(NONE, LZW, DEFLATE, OLD_DEFLATE, PACK_BITS);

    private static final Map<Integer, String> UNREAD =
            Map.of(
                    33_003, "JPEG 2000",
                    33_005, "JPEG 2000",
                    34_661, "JBIG",
                    34_677, "SGI's LogLuv of 24 bits",
                    34_712, "JPEG 2000",
                    34_887, "LERC",
                    34_925, "LZMA",
                    50_000, "Zstandard");

    private TiffPacking() {}

    /** Its name, if it is in use but not supported. */
    static Optional<String> unread(int packing) {
        SystemUnpacker unpacker = BY_SYSTEM.get(packing);
        return unpacker != null && unpacker.isThere()
                ? Optional.empty()
                : Optional.ofNullable(UNREAD.get(packing));
    }

    static boolean isPlain(int packing) {
        return PLAIN.contains(packing) || BY_SYSTEM.containsKey(packing);
    }

    /**
     * Decompresses a chunk.
     *
     * @param most bytes that are wanted
     * @param whole the maximum of bytes
     * @return fewer than are wanted if there are no more, or the next are damaged
     * @throws IllegalArgumentException if none can be read, or the chunk is too short for so many
     */
    static byte[] unpack(int packing, byte[] packed, int most, int whole) {
        SystemUnpacker system = BY_SYSTEM.get(packing);
        if (packing != NONE && most > packed.length * (system == null ? BEST : BEST_OF_SYSTEM)) {
            throw new IllegalArgumentException("too few bytes");
        }
        return switch (packing) {
            case NONE -> packed.length > most ? Arrays.copyOf(packed, most) : packed;
            case LZW -> TiffLzw.unpack(packed, most);
            case DEFLATE, OLD_DEFLATE -> inflate(packed, most);
            case PACK_BITS -> packBits(packed, most);
            default ->
                    Optional.ofNullable(system)
                            .orElseThrow(() -> new IllegalArgumentException("way " + packing))
                            .unpack(packed, whole);
        };
    }

    private static byte[] inflate(byte[] packed, int most) {
        byte[] out = new byte[most];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            int done = inflate(inflater, out);
            return done == most ? out : Arrays.copyOf(out, done);
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

    private static byte[] packBits(byte[] packed, int most) {
        byte[] out = new byte[most];
        int done = 0;
        int at = 0;
        while (done < most && at + 1 < packed.length) {
            int code = packed[at++];
            if (code >= 0) {
                int count = Math.min(Math.min(code + 1, packed.length - at), most - done);
                System.arraycopy(packed, at, out, done, count);
                at += code + 1;
                done += count;
            } else if (code != Byte.MIN_VALUE) {
                int count = Math.min(1 - code, most - done);
                Arrays.fill(out, done, done + count, packed[at++]);
                done += count;
            }
        }
        return done == most ? out : Arrays.copyOf(out, done);
    }
}
