package io.dropsize.image.codec.png;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.dropsize.image.codec.ImageRows;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.ffi.LargeMemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A plain PNG file: a still picture with red, green, blue and optional alpha, eight bits each, not
 * interlaced, in sRGB.
 *
 * @param channels 3, or 4 with alpha
 * @param file the complete file, in the {@code ByteBuffer}'s own array
 * @param chunks the start of the chunks with compressed rows
 */
record PlainPng(int width, int height, int channels, ByteBuffer file, List<Integer> chunks) {
    private static final int SIGNATURE_BYTES = 8;
    private static final int NAME_BYTES = 4;
    private static final int DATA_AT = Integer.BYTES + NAME_BYTES;
    private static final int FRAME_BYTES = DATA_AT + Integer.BYTES;
    private static final int HEADER_BYTES = 13;
    private static final int COLOUR = 2;
    private static final int COLOUR_WITH_ALPHA = 6;
    private static final byte[] PLAIN_METHODS = {0, 0, 0};

    /** Chunks that don't change colours; gAMA only with a neutral value. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "IHDR", "IDAT", "IEND", "sRGB", "gAMA", "pHYs", "tEXt", "iTXt", "zTXt", "tIME",
                    "eXIf", "bKGD");

    /** Parses a file; empty if it is not plain, or has damaged chunks. */
    static Optional<PlainPng> of(byte[] bytes) {
        var file = ByteBuffer.wrap(bytes);
        var chunks = new ArrayList<Integer>();
        String before = "";
        long at = SIGNATURE_BYTES;
        while (at + FRAME_BYTES <= bytes.length) {
            int offset = (int) at;
            String name = name(bytes, offset);
            at += FRAME_BYTES + (file.getInt(offset) & 0xFFFF_FFFFL);
            boolean torn = name.equals("IDAT") && !chunks.isEmpty() && !before.equals(name);
            if (at > bytes.length || torn || !HARMLESS.contains(name)) {
                return Optional.empty();
            }
            if (name.equals("IDAT")) {
                chunks.add(offset);
            }
            if (name.equals("IEND")) {
                return isWhole(file, offset) && !PngChunks.hasGamma(bytes)
                        ? of(file, chunks)
                        : Optional.empty();
            }
            before = name;
        }
        return Optional.empty();
    }

    private static String name(byte[] file, int chunk) {
        return new String(file, chunk + Integer.BYTES, NAME_BYTES, StandardCharsets.ISO_8859_1);
    }

    private static Optional<PlainPng> of(ByteBuffer file, List<Integer> chunks) {
        if (file.getInt(SIGNATURE_BYTES) != HEADER_BYTES
                || !name(file.array(), SIGNATURE_BYTES).equals("IHDR")
                || !isWhole(file, SIGNATURE_BYTES)) {
            return Optional.empty();
        }
        var header = file.slice(SIGNATURE_BYTES + DATA_AT, HEADER_BYTES);
        int width = header.getInt();
        int height = header.getInt();
        int depth = header.get();
        int colours = header.get();
        var methods = new byte[PLAIN_METHODS.length]; // compression, filter and interlace methods
        header.get(methods);
        boolean plain =
                width > 0
                        && height > 0
                        && depth == Byte.SIZE
                        && (colours == COLOUR || colours == COLOUR_WITH_ALPHA)
                        && Arrays.equals(methods, PLAIN_METHODS);
        int channels = colours == COLOUR ? ImageRows.ALPHA : ImageRows.ALPHA + 1;
        return plain
                ? Optional.of(new PlainPng(width, height, channels, file, chunks))
                : Optional.empty();
    }

    /** Returns whether a chunk matches its checksum. */
    private static boolean isWhole(ByteBuffer file, int chunk) {
        int size = file.getInt(chunk);
        var check = new CRC32();
        check.update(file.array(), chunk + Integer.BYTES, NAME_BYTES + size);
        return (int) check.getValue() == file.getInt(chunk + DATA_AT + size);
    }

    /** Bytes of one row, after its filter byte. */
    int rowBytes() {
        return Math.multiplyExact(width, channels);
    }

    /**
     * The compressed rows in one piece.
     *
     * @param arena owns them
     * @return empty if a part of them is damaged
     */
    Optional<MemorySegment> stream(Arena arena) {
        long length = chunks.stream().mapToLong(file::getInt).sum();
        var stream = LargeMemory.allocate(length, arena);
        long at = 0;
        for (int chunk : chunks) {
            if (!isWhole(file, chunk)) {
                return Optional.empty();
            }
            int size = file.getInt(chunk);
            MemorySegment.copy(file.array(), chunk + DATA_AT, stream, JAVA_BYTE, at, size);
            at += size;
        }
        return Optional.of(stream);
    }

    /** Returns the compressed rows of one chunk. */
    ByteBuffer piece(int index) {
        int chunk = chunks.get(index);
        return file.slice(chunk + DATA_AT, file.getInt(chunk));
    }
}
