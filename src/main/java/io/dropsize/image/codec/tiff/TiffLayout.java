package io.dropsize.image.codec.tiff;

import io.dropsize.image.container.TiffFields;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The layout of a TIFF's first picture in the file: in chunks, which are strips or tiles.
 *
 * @param bits of each sample
 * @param samples of each pixel
 * @param kind the number format of a sample
 * @param predictor 1 for none, 2 for differences, 3 for differences of a float's bytes
 * @param reversed whether the bits of each byte are in reverse order
 * @param planar whether each chunk contains one sample per pixel instead of all
 * @param offsets of the chunks in the file
 * @param lengths of the chunks in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TiffLayout(
        int width,
        int height,
        int bits,
        int samples,
        Kind kind,
        int photometric,
        int compression,
        int predictor,
        boolean reversed,
        boolean planar,
        int chunkWidth,
        int chunkHeight,
        long[] offsets,
        long[] lengths,
        ByteOrder order) {
    static final int WHITE_IS_ZERO = 0;
    static final int GREY = 1;
    public static final int RGB = 2;
    static final int PALETTE = 3;
    static final int CMYK = 5;

    /** CIE L*a*b* with signed a* and b*. */
    static final int CIE_LAB = 8;

    /** ICC L*a*b* with grey in the middle of a* and b*. */
    static final int ICC_LAB = 9;

    private static final int COLOURS_OF_RGB = 3;
    private static final int BITS = 258;
    private static final int SAMPLES = 277;
    private static final int ROWS_OF_STRIP = 278;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_OFFSETS = 324;
    private static final int MAX_SAMPLES = 32;
    private static final long MAX_CHUNK_BYTES = 1L << 30;
    private static final long DIVIDED_BYTES = 1L << 24;

    /** One chunk per row of the tallest picture, in four planes. */
    private static final long MAX_CHUNKS = 1 << 18;

    /** The maximum number of chunks that are pictures of their own, such as JPEG or WebP. */
    private static final long MAX_PICTURES = 1 << 14;

    /** Bytes per pixel of such a chunk: decoded, scaled, and as samples. */
    private static final int BYTES_OF_PICTURE = 12;

    private static final int MAX_BITS = 64;
    private static final int MAX_BITS_OF_PIXEL = 256;

    /** The maximum ratio of decompressed to visible pixels: tiles extend beyond the edges. */
    private static final int MAX_PADDED = 4;

    private static final long SMALL_PIXELS = 1 << 24;

    /** Reads the layout from the fields; empty if they don't describe a picture. */
    static Optional<TiffLayout> of(TiffFields fields) {
        int width = size(fields.number(256, 0));
        int height = size(fields.number(257, 0));
        long[] bits = fields.numbers(BITS);
        int compression = (int) fields.number(259, TiffCompression.NONE);
        int photometric = (int) fields.number(262, guessed(fields, compression));
        int samples = size(fields.number(SAMPLES, Math.max(1, bits.length)));
        if (photometric == RGB && samples < COLOURS_OF_RGB) {
            samples = bits.length; // The two fields contradict each other.
        }
        boolean tiled = fields.has(TILE_WIDTH);
        int chunkWidth = tiled ? size(fields.number(TILE_WIDTH, 0)) : width;
        int chunkHeight =
                tiled
                        ? size(fields.number(323, 0))
                        : (int)
                                Math.clamp(
                                        fields.number(ROWS_OF_STRIP, height),
                                        1,
                                        Math.max(1, height));
        boolean named = tiled && fields.has(TILE_OFFSETS); // Some writers use the tag of strips.
        long[] offsets = fields.numbers(named ? TILE_OFFSETS : 273);
        long[] lengths = fields.numbers(named ? 325 : 279);
        boolean logLuv = compression == TiffCompression.LOG_LUV;
        var layout =
                new TiffLayout(
                        width,
                        height,
                        logLuv ? LogLuv.bits(photometric) : bits.length == 0 ? 1 : (int) bits[0],
                        logLuv ? 1 : samples,
                        logLuv ? Kind.UNSIGNED : Kind.of((int) fields.number(339, 1)),
                        photometric,
                        compression,
                        (int) fields.number(317, 1),
                        fields.number(266, 1) == 2,
                        samples > 1 && !logLuv && fields.number(284, 1) == 2,
                        chunkWidth,
                        chunkHeight,
                        offsets,
                        lengths.length < offsets.length ? unknown(offsets.length) : lengths,
                        logLuv ? ByteOrder.BIG_ENDIAN : fields.order());
        boolean even = Arrays.stream(bits).limit(samples).allMatch(some -> some == bits[0]);
        return even && layout.isPossible() ? Optional.of(layout.divided()) : Optional.empty();
    }

    /** Divides a large uncompressed strip into several, so that only one of them is in memory. */
    private TiffLayout divided() {
        int planes = planar ? samples : 1;
        int rows = (int) Math.max(1, DIVIDED_BYTES / rowBytes());
        boolean single =
                compression == TiffCompression.NONE
                        && chunkWidth == width
                        && chunkHeight >= height
                        && offsets.length == planes;
        int parts = Math.ceilDiv(height, rows);
        if (!single || parts == 1 || (long) planes * parts > MAX_CHUNKS) {
            return this;
        }
        var from = new long[planes * parts];
        var bytes = new long[from.length];
        Arrays.fill(bytes, rows * rowBytes());
        for (int i = 0; i < from.length; i++) {
            from[i] = offsets[i / parts] + (long) (i % parts) * rows * rowBytes();
        }
        return new TiffLayout(
                width,
                height,
                bits,
                samples,
                kind,
                photometric,
                compression,
                predictor,
                reversed,
                planar,
                chunkWidth,
                rows,
                from,
                bytes,
                order);
    }

    private static int size(long number) {
        return number > 0 && number <= Integer.MAX_VALUE ? (int) number : 0;
    }

    private static int guessed(TiffFields fields, int compression) {
        if (TiffCompression.FAX.contains(compression)) {
            return WHITE_IS_ZERO;
        }
        return fields.number(SAMPLES, 1) >= COLOURS_OF_RGB ? RGB : GREY;
    }

    private static long[] unknown(int count) {
        var lengths = new long[count];
        Arrays.fill(lengths, Long.MAX_VALUE);
        return lengths;
    }

    private boolean isPossible() {
        return width > 0
                && height > 0
                && chunkWidth > 0
                && chunkHeight > 0
                && bits > 0
                && bits <= MAX_BITS
                && samples > 0
                && samples <= MAX_SAMPLES
                && samples * bits <= MAX_BITS_OF_PIXEL;
    }

    /** Returns whether the size and number of chunks are plausible for a picture of this size. */
    boolean isReasonable() {
        int planes = planar ? samples : 1;
        long max = compression == TiffCompression.WEBP ? MAX_PICTURES : MAX_CHUNKS;
        return (double) rowBytes() * chunkHeight * planes <= MAX_CHUNK_BYTES
                && (double) chunksAcross() * chunksDown() * planes <= max
                && !hasIdleChunks((long) chunksAcross() * chunksDown() * planes)
                && padded() <= Math.max(SMALL_PIXELS, (double) MAX_PADDED * width * height);
    }

    /** Returns whether there are superfluous chunks, so that the fields must be wrong. */
    private boolean hasIdleChunks(long used) {
        for (int i = (int) Math.min(used, offsets.length); i < offsets.length; i++) {
            if (offsets[i] != 0 && lengths[i] != 0) {
                return true;
            }
        }
        return false;
    }

    private double padded() {
        return (double) chunksAcross() * chunkWidth * chunksDown() * chunkHeight;
    }

    /**
     * The approximate memory for chunks that are decompressed at the same time, compressed and
     * decompressed.
     */
    long decompressingBytes() {
        if (compression == TiffCompression.WEBP) {
            return (long) chunkWidth * chunkHeight * BYTES_OF_PICTURE;
        }
        long chunk = rowBytes() * Math.min(chunkHeight, height);
        return (planar ? samples : 1) * chunk + (compression == TiffCompression.NONE ? 0 : chunk);
    }

    /** Returns the number of interleaved samples in a chunk. */
    int step() {
        return planar ? 1 : samples;
    }

    /** Returns the bytes per row of a chunk. */
    long rowBytes() {
        return ((long) chunkWidth * step() * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    int chunksAcross() {
        return (width - 1) / chunkWidth + 1;
    }

    int chunksDown() {
        return (height - 1) / chunkHeight + 1;
    }

    /** Returns the rows of a chunk: the last strip may have fewer, tiles never do. */
    int rows(int down) {
        return chunkWidth == width && chunksAcross() == 1
                ? Math.min(chunkHeight, height - down * chunkHeight)
                : chunkHeight;
    }

    /** The number format of a sample. */
    enum Kind {
        UNSIGNED,
        SIGNED,
        FLOAT,
        OTHER;

        private static Kind of(int code) {
            return switch (code) {
                case 1, 4 -> UNSIGNED; // or not declared
                case 2 -> SIGNED;
                case 3 -> FLOAT;
                default -> OTHER;
            };
        }
    }

    boolean isLab() {
        return photometric == CIE_LAB || photometric == ICC_LAB;
    }
}
