package io.dropsize.image.metadata;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;

import io.dropsize.image.codec.Orientation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The EXIF orientation. Reads only this tag, so that other invalid parts of the block don't matter,
 * and accepts any integer type: some programs write more bytes than the specification requires.
 */
public final class ExifOrientation {
    private static final int LITTLE_ENDIAN = 'I' << 8 | 'I';
    private static final int BIG_ENDIAN = 'M' << 8 | 'M';
    private static final int MARK = 42;
    private static final int DIRECTORY_AT = 4;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int VALUE_AT = 8;

    /** Some programs write the name of JPEG's segment before the block in other formats, too. */
    private static final int NAME_BYTES = 6;

    private ExifOrientation() {}

    /**
     * Reads the orientation.
     *
     * @param block EXIF, starting at its byte order mark or at JPEG's name for it
     */
    public static Orientation ofBlock(byte[] block) {
        return in(block, 0).or(() -> in(block, NAME_BYTES)).orElse(Orientation.UPRIGHT);
    }

    private static Optional<Orientation> in(byte[] bytes, int from) {
        if (bytes.length < from + HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer block = ByteBuffer.wrap(bytes, from, bytes.length - from).slice();
        int order = block.getShort(0);
        if (order == LITTLE_ENDIAN) {
            block.order(ByteOrder.LITTLE_ENDIAN);
        } else if (order != BIG_ENDIAN) {
            return Optional.empty();
        }
        return block.getShort(2) == MARK ? Optional.of(inFirstDirectory(block)) : Optional.empty();
    }

    private static Orientation inFirstDirectory(ByteBuffer block) {
        long directory = Integer.toUnsignedLong(block.getInt(DIRECTORY_AT));
        if (directory + 2 > block.limit()) {
            return Orientation.UPRIGHT;
        }
        int entries = Short.toUnsignedInt(block.getShort((int) directory));
        for (int i = 0; i < entries; i++) {
            long at = directory + 2 + (long) i * ENTRY_BYTES;
            if (at + ENTRY_BYTES > block.limit()) {
                break;
            }
            int entry = (int) at;
            if (Short.toUnsignedInt(block.getShort(entry)) == ExifIFD0Directory.TAG_ORIENTATION) {
                return Orientation.ofExif(value(block, entry));
            }
        }
        return Orientation.UPRIGHT;
    }

    private static int value(ByteBuffer block, int entry) {
        return switch (block.getShort(entry + 2)) {
            case 1, 6 -> block.get(entry + VALUE_AT);
            case 3, 8 -> block.getShort(entry + VALUE_AT);
            case 4, 9 -> block.getInt(entry + VALUE_AT);
            default -> 0;
        };
    }

    static Orientation of(Metadata metadata) {
        var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null ? Orientation.UPRIGHT : Orientation.ofExif(value);
    }
}
