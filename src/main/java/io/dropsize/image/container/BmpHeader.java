package io.dropsize.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Rewrites headers of BMP files that Windows displays but Skia reads wrongly or not at all. */
public final class BmpHeader {
    private static final int FILE_BYTES = 14;
    private static final int PIXELS_AT = 10;
    private static final int SIZE_AT = FILE_BYTES;
    private static final int OS2_BYTES = 12;
    private static final int INFO_BYTES = 40;
    private static final int MASKED_BYTES = 56;
    private static final int OS2_V2_BYTES = 64;
    private static final int V4_BYTES = 108;
    private static final int V5_BYTES = 124;
    private static final int PROFILE_AT = FILE_BYTES + 112;
    private static final int EMBEDDED = 0x4D424544;

    private static final int WIDTH_AT = FILE_BYTES + 4;
    private static final int HEIGHT_AT = FILE_BYTES + 8;
    private static final int OS2_WIDTH_AT = FILE_BYTES + 4;
    private static final int OS2_DEPTH_AT = FILE_BYTES + 10;
    private static final int DEPTH_AT = FILE_BYTES + 14;
    private static final int COMPRESSION_AT = FILE_BYTES + 16;
    private static final int COLOURS_AT = FILE_BYTES + 32;
    private static final int MASKS_AT = FILE_BYTES + INFO_BYTES;
    private static final int COLOUR_SPACE_AT = MASKS_AT + 16;

    private static final int BIT_FIELDS = 3;
    private static final int ALPHA_BIT_FIELDS = 6;
    private static final int SRGB = 0x73524742;
    private static final int MAX_COLOURS = 256;
    private static final int OS2_COLOUR_BYTES = 3;
    private static final int COLOUR_BYTES = 4;

    /** The number of bytes that determine the compression. */
    public static final int HEAD_BYTES = COMPRESSION_AT + Integer.BYTES;

    private static final Set<Integer> RUNS = Set.of(1, 2, 4);

    private static final Set<Integer> HEADER_SIZES =
            Set.of(OS2_BYTES, 16, INFO_BYTES, 52, MASKED_BYTES, OS2_V2_BYTES, V4_BYTES, V5_BYTES);

    private BmpHeader() {}

    /**
     * Returns whether this is a BMP: many texts begin with the same two letters, so the header's
     * size must match, too.
     */
    public static boolean isBmp(byte[] head) {
        return head.length >= SIZE_AT + Integer.BYTES
                && head[0] == 'B'
                && head[1] == 'M'
                && HEADER_SIZES.contains(head[SIZE_AT] & 0xFF);
    }

    /** Returns whether its pixels are indexes of a palette. */
    public static boolean isIndexed(byte[] head) {
        return indexBits(head) > 0;
    }

    /** Returns the bits of a palette index: 1, 2, 4 or 8; 0 for pictures without a palette. */
    static int indexBits(byte[] head) {
        if (head.length < HEAD_BYTES) {
            return 0;
        }
        var in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int depth = in.getShort(in.getInt(SIZE_AT) == OS2_BYTES ? OS2_DEPTH_AT : DEPTH_AT);
        return depth > 0 && depth <= Byte.SIZE && Byte.SIZE % depth == 0 ? depth : 0;
    }

    /**
     * Returns the number of colours in the palette of a picture with {@link #indexBits}. Short OS/2
     * palettes end where the pixels begin.
     */
    static int colours(byte[] file) {
        int all = 1 << indexBits(file);
        if (file.length < COLOURS_AT + Integer.BYTES) {
            return all;
        }
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = in.getInt(SIZE_AT);
        if (header != OS2_BYTES && header < COLOURS_AT + Integer.BYTES - FILE_BYTES) {
            return all; // A short OS/2 header ends before the number.
        }
        long coded =
                header == OS2_BYTES
                        ? (in.getInt(PIXELS_AT) - FILE_BYTES - OS2_BYTES) / OS2_COLOUR_BYTES
                        : Integer.toUnsignedLong(in.getInt(COLOURS_AT));
        return coded <= 0 ? all : (int) Math.min(coded, all);
    }

    static int width(byte[] file) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return in.getInt(SIZE_AT) == OS2_BYTES
                ? Short.toUnsignedInt(in.getShort(OS2_WIDTH_AT))
                : in.getInt(WIDTH_AT);
    }

    static int height(byte[] file) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return in.getInt(SIZE_AT) == OS2_BYTES
                ? Short.toUnsignedInt(in.getShort(OS2_WIDTH_AT + Short.BYTES))
                : Math.abs(in.getInt(HEIGHT_AT));
    }

    /** Returns whether its pixels are run-length encoded, with 4, 8 or 24 bits. */
    public static boolean isRunLengthEncoded(byte[] head) {
        ByteBuffer in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return head.length >= HEAD_BYTES
                && in.getInt(SIZE_AT) >= INFO_BYTES
                && RUNS.contains(in.getInt(COMPRESSION_AT));
    }

    /**
     * Whether its pixels are compressed with Huffman 1D, as in fax: OS/2 uses the number that
     * Windows uses for bit masks.
     */
    public static boolean isHuffman(byte[] head) {
        ByteBuffer in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return head.length >= HEAD_BYTES
                && in.getInt(SIZE_AT) >= INFO_BYTES
                && in.getInt(COMPRESSION_AT) == BIT_FIELDS
                && (in.getInt(SIZE_AT) == OS2_V2_BYTES || in.getShort(DEPTH_AT) == 1);
    }

    /** Returns the embedded ICC profile. A linked profile is ignored. */
    public static Optional<byte[]> profile(byte[] file) {
        if (!hasProfile(file) || isProfileCutOff(file)) {
            return Optional.empty();
        }
        int from = (int) profileStart(file);
        return Optional.of(Arrays.copyOfRange(file, from, (int) profileEnd(file)));
    }

    /**
     * Returns whether the file ends before its embedded profile, without which colours would be
     * wrong.
     */
    public static boolean isProfileCutOff(byte[] file) {
        return hasProfile(file) && profileEnd(file) > file.length;
    }

    private static boolean hasProfile(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return file.length >= FILE_BYTES + V5_BYTES
                && in.getInt(SIZE_AT) == V5_BYTES
                && in.getInt(COLOUR_SPACE_AT) == EMBEDDED;
    }

    private static long profileStart(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return FILE_BYTES + Integer.toUnsignedLong(in.getInt(PROFILE_AT));
    }

    private static long profileEnd(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return profileStart(file) + Integer.toUnsignedLong(in.getInt(PROFILE_AT + Integer.BYTES));
    }

    /** Returns the same picture as a file that Skia reads correctly. */
    public static byte[] repaired(byte[] file) {
        if (file.length < MASKS_AT + 16) {
            return file;
        }
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return switch (in.getInt(SIZE_AT)) {
            case OS2_BYTES -> withWholePalette(file, in);
            case INFO_BYTES ->
                    in.getInt(COMPRESSION_AT) == ALPHA_BIT_FIELDS
                            ? withAlphaMask(file, in, MASKS_AT + 16)
                            : withPixelsBehindPalette(file, in);
            case MASKED_BYTES ->
                    in.getInt(COMPRESSION_AT) == BIT_FIELDS && in.getInt(MASKS_AT + 12) != 0
                            ? withAlphaMask(file, in, FILE_BYTES + MASKED_BYTES)
                            : file;
            default -> file;
        };
    }

    /**
     * Completes an OS/2 palette, which must have all colours of its depth; some writers store
     * fewer.
     */
    private static byte[] withWholePalette(byte[] file, ByteBuffer in) {
        int depth = in.getShort(OS2_DEPTH_AT);
        int pixels = in.getInt(PIXELS_AT);
        int palette = FILE_BYTES + OS2_BYTES;
        int missing =
                depth < 1 || depth > Byte.SIZE
                        ? 0
                        : palette + OS2_COLOUR_BYTES * (1 << depth) - pixels;
        if (missing <= 0 || pixels < palette || pixels > file.length) {
            return file;
        }
        return littleEndian(file.length + missing)
                .put(file, 0, pixels)
                .put(pixels + missing, file, pixels, file.length - pixels)
                .putInt(PIXELS_AT, pixels + missing)
                .array();
    }

    /**
     * Moves the declared start of the pixels behind the palette, if it is the start of the palette.
     */
    private static byte[] withPixelsBehindPalette(byte[] file, ByteBuffer in) {
        int depth = in.getShort(DEPTH_AT);
        int colours = in.getInt(COLOURS_AT);
        if (depth < 1 || depth > Byte.SIZE || colours < 1 || colours > MAX_COLOURS) {
            return file;
        }
        int behind = MASKS_AT + COLOUR_BYTES * colours;
        if (in.getInt(PIXELS_AT) != MASKS_AT || behind >= file.length) {
            return file;
        }
        return littleEndian(file.length).put(file).putInt(PIXELS_AT, behind).array();
    }

    /** Converts the header to version 4, which alpha requires. */
    private static byte[] withAlphaMask(byte[] file, ByteBuffer in, int end) {
        int pixels = in.getInt(PIXELS_AT);
        if (pixels < end || pixels > file.length) {
            return file;
        }
        int added = FILE_BYTES + V4_BYTES - end;
        return littleEndian(file.length + added)
                .put(Arrays.copyOf(file, MASKS_AT + 16))
                .put(FILE_BYTES + V4_BYTES, file, end, file.length - end)
                .putInt(PIXELS_AT, pixels + added)
                .putInt(SIZE_AT, V4_BYTES)
                .putInt(COMPRESSION_AT, BIT_FIELDS)
                .putInt(COLOUR_SPACE_AT, SRGB)
                .array();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
