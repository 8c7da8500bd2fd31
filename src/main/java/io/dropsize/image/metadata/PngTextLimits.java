package io.dropsize.image.metadata;

import io.dropsize.image.ImageInput;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Removes compressed texts and profiles of a PNG that are too large: they may decompress to a
 * thousand times their size, for which a metadata reader would allocate memory.
 */
final class PngTextLimits {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'};
    private static final int NAME_BYTES = 4;
    private static final int DATA_AT = Integer.BYTES + NAME_BYTES;
    private static final int FRAME_BYTES = DATA_AT + Integer.BYTES;

    /** The specification's limit for keywords. */
    private static final int LONGEST_KEYWORD = 79;

    /**
     * The maximum size of a metadata packet, and of the data that is decompressed to check a file.
     */
    private static final int MAX_CHUNK = 1 << 24;

    private static final int MAX_FILE = 1 << 26;
    private static final int BUFFER_BYTES = 1 << 16;

    private final byte[] file;
    private int left = MAX_FILE;

    private PngTextLimits(byte[] file) {
        this.file = file;
    }

    /** Returns the same input, or a PNG without chunks that are too large. */
    static ImageInput withoutHuge(ImageInput input) {
        if (!Arrays.equals(input.head(SIGNATURE.length), SIGNATURE)) {
            return input;
        }
        byte[] file = input.bytes();
        byte[] rest = withoutHuge(file);
        return rest == file ? input : ImageInput.of(input.name(), rest);
    }

    /** Returns the same file, or one without chunks that decompress to too much or are invalid. */
    static byte[] withoutHuge(byte[] file) {
        boolean png =
                file.length >= SIGNATURE.length
                        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
        return png ? new PngTextLimits(file).rest() : file;
    }

    private byte[] rest() {
        var chunks = ByteBuffer.wrap(file);
        var out = new ByteArrayOutputStream();
        int kept = 0;
        long at = SIGNATURE.length;
        while (at + FRAME_BYTES <= file.length) {
            int offset = (int) at;
            long end = at + FRAME_BYTES + (chunks.getInt(offset) & 0xFFFF_FFFFL);
            if (end > file.length) {
                break;
            }
            int data = packed(offset, (int) end - Integer.BYTES);
            if (data >= 0 && !isSmall(data, (int) end - Integer.BYTES)) {
                out.write(file, kept, offset - kept);
                kept = (int) end;
            }
            at = end;
        }
        if (kept == 0) {
            return file;
        }
        out.write(file, kept, file.length - kept);
        return out.toByteArray();
    }

    /**
     * Returns the start of a chunk's compressed data; the chunk's end if it is empty, -1 if the
     * chunk isn't compressed.
     */
    private int packed(int chunk, int end) {
        int keyword = chunk + DATA_AT;
        String name =
                new String(file, chunk + Integer.BYTES, NAME_BYTES, StandardCharsets.ISO_8859_1);
        return switch (name) {
            case "zTXt", "iCCP" -> unpackable(behindText(keyword, end, LONGEST_KEYWORD), end);
            case "iTXt" -> {
                int flag = behindText(keyword, end, LONGEST_KEYWORD);
                if (flag < end && file[flag] == 0) {
                    yield -1;
                }
                int language = unpackable(flag + 1, end);
                yield behindText(behindText(language, end, end), end, end);
            }
            default -> -1;
        };
    }

    /**
     * Returns the position after the compression method; the chunk's end if the method is
     * undefined.
     */
    private int unpackable(int method, int end) {
        return method < end && file[method] == 0 ? method + 1 : end;
    }

    private int behindText(int from, int end, int max) {
        for (int at = from; at < end && at - from < max; at++) {
            if (file[at] == 0) {
                return at + 1;
            }
        }
        return end;
    }

    private boolean isSmall(int data, int end) {
        if (data >= end) {
            return false;
        }
        int max = Math.min(MAX_CHUNK, left);
        int unpacked = 0;
        try (var inflater = new Inflater()) {
            inflater.setInput(file, data, end - data);
            var buffer = new byte[BUFFER_BYTES];
            int more = inflater.inflate(buffer);
            while (more > 0 && unpacked <= max) {
                unpacked += more;
                more = inflater.inflate(buffer);
            }
        } catch (DataFormatException _) {
            return false;
        } finally {
            left = Math.max(0, left - unpacked);
        }
        return unpacked <= max;
    }
}
