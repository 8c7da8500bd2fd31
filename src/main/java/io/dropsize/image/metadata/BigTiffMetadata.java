package io.dropsize.image.metadata;

import io.dropsize.image.ImageInput;
import io.dropsize.image.container.TiffFields;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The metadata of a BigTIFF as a classic TIFF without pixels, because metadata libraries don't
 * support BigTIFF.
 */
final class BigTiffMetadata {
    private static final int EXIF_POINTER = 0x8769;
    private static final int SUB_DIRECTORIES = 0x14A;
    private static final int LAST_CLASSIC_TYPE = 12;
    private static final int LONG = 4;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int MAX_VALUE_BYTES = 1 << 24;

    private BigTiffMetadata() {}

    /** Returns the metadata of a BigTIFF; empty for other files. */
    static Optional<byte[]> of(ImageInput input) {
        return TiffFields.of(input).filter(TiffFields::big).map(BigTiffMetadata::classic);
    }

    private static byte[] classic(TiffFields fields) {
        Map<Integer, Value> picture = values(fields);
        Optional<Map<Integer, Value>> exif =
                fields.directory(EXIF_POINTER).map(BigTiffMetadata::values);
        picture.put(EXIF_POINTER, Value.of(fields, 0));
        int below = HEADER_BYTES + size(picture);
        if (exif.isPresent()) {
            picture.put(EXIF_POINTER, Value.of(fields, below));
        } else {
            picture.remove(EXIF_POINTER);
        }
        ByteBuffer out =
                ByteBuffer.allocate(below + exif.map(BigTiffMetadata::size).orElse(0))
                        .order(fields.order());
        char order = fields.order() == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M';
        out.put((byte) order).put((byte) order).putShort((short) 42).putInt(HEADER_BYTES);
        write(out, picture);
        exif.ifPresent(
                directory -> {
                    out.position(below);
                    write(out, directory);
                });
        return out.array();
    }

    private static Map<Integer, Value> values(TiffFields fields) {
        var found = new TreeMap<Integer, Value>();
        int left = MAX_VALUE_BYTES;
        for (int tag : fields.tags()) {
            int type = fields.type(tag);
            byte[] bytes = type <= LAST_CLASSIC_TYPE ? fields.bytes(tag) : new byte[0];
            boolean pointer = tag == EXIF_POINTER || tag == SUB_DIRECTORIES;
            if (!pointer && bytes.length > 0 && bytes.length <= left) {
                left -= bytes.length;
                found.put(tag, new Value(type, bytes));
            }
        }
        return found;
    }

    private static int size(Map<Integer, Value> directory) {
        int size = Short.BYTES + ENTRY_BYTES * directory.size() + Integer.BYTES;
        return size + directory.values().stream().mapToInt(Value::outside).sum();
    }

    /** Writes entries first, then the values that don't fit into their entry. */
    private static void write(ByteBuffer out, Map<Integer, Value> directory) {
        int offset = out.position() + Short.BYTES + ENTRY_BYTES * directory.size() + Integer.BYTES;
        out.putShort((short) directory.size());
        for (var entry : directory.entrySet()) {
            Value value = entry.getValue();
            out.putShort(entry.getKey().shortValue());
            out.putShort((short) value.type());
            out.putInt(value.bytes().length / TiffFields.bytesOfType(value.type()));
            if (value.outside() == 0) {
                out.put(value.bytes()).put(new byte[Integer.BYTES - value.bytes().length]);
            } else {
                out.putInt(offset);
                out.put(offset, value.bytes());
                offset += value.outside();
            }
        }
        out.putInt(0);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Value(int type, byte[] bytes) {
        static Value of(TiffFields fields, int number) {
            return new Value(
                    LONG,
                    ByteBuffer.allocate(Integer.BYTES)
                            .order(fields.order())
                            .putInt(number)
                            .array());
        }

        /** Returns the bytes outside the entry; values start at even offsets. */
        int outside() {
            return bytes.length <= Integer.BYTES ? 0 : bytes.length + bytes.length % 2;
        }
    }
}
