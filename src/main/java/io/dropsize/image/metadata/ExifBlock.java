package io.dropsize.image.metadata;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * An EXIF block during writing: one directory of tags for the picture, and a second one for the
 * exposure.
 */
final class ExifBlock {
    /** A JPEG segment is limited to 65,535 bytes; tags that don't fit are dropped. */
    private static final int MAX_BYTES = 60_000;

    private static final int EXIF_POINTER = 0x8769;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int DIRECTORY_BYTES =
            6; // the count before the entries, and the next directory's offset after them
    private static final int INLINE_BYTES = 4;

    private final Map<Integer, Entry> picture = new TreeMap<>();
    private final Map<Integer, Entry> exposure = new TreeMap<>();
    private int room = MAX_BYTES;

    /** Adds a tag of the picture; an empty value is skipped. */
    void addToPicture(int tag, ExifType type, byte[] value) {
        add(picture, tag, type, value);
    }

    /** Adds a tag of the exposure; an empty value is skipped. */
    void addToExposure(int tag, ExifType type, byte[] value) {
        add(exposure, tag, type, value);
    }

    private void add(Map<Integer, Entry> directory, int tag, ExifType type, byte[] value) {
        int needed = ENTRY_BYTES + value.length + 1;
        if (value.length > 0 && needed <= room) {
            room -= needed;
            directory.put(tag, new Entry(type, value));
        }
    }

    boolean isEmpty() {
        return picture.isEmpty() && exposure.isEmpty();
    }

    /** Returns the block, starting at its byte order mark, big-endian. */
    byte[] bytes() {
        var all = new TreeMap<>(picture);
        if (!exposure.isEmpty()) {
            int below = HEADER_BYTES + size(picture) + ENTRY_BYTES;
            byte[] offset = ByteBuffer.allocate(Integer.BYTES).putInt(below).array();
            all.put(EXIF_POINTER, new Entry(ExifType.LONG, offset));
        }
        var block =
                ByteBuffer.allocate(
                        HEADER_BYTES + size(all) + (exposure.isEmpty() ? 0 : size(exposure)));
        block.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(HEADER_BYTES);
        write(block, all);
        if (!exposure.isEmpty()) {
            write(block, exposure);
        }
        return block.array();
    }

    private static int size(Map<Integer, Entry> directory) {
        int size = DIRECTORY_BYTES;
        for (Entry entry : directory.values()) {
            size += ENTRY_BYTES + entry.outside();
        }
        return size;
    }

    /** Writes entries first, then the values that don't fit into their entry. */
    private static void write(ByteBuffer block, Map<Integer, Entry> directory) {
        int values = block.position() + DIRECTORY_BYTES + ENTRY_BYTES * directory.size();
        block.putShort((short) directory.size());
        for (var tagged : directory.entrySet()) {
            Entry entry = tagged.getValue();
            block.putShort(tagged.getKey().shortValue());
            block.putShort((short) entry.type().code());
            block.putInt(entry.type().count(entry.value()));
            if (entry.outside() == 0) {
                block.put(entry.value()).put(new byte[INLINE_BYTES - entry.value().length]);
            } else {
                block.putInt(values);
                block.put(values, entry.value());
                values += entry.outside();
            }
        }
        block.putInt(0);
        block.position(values);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(ExifType type, byte[] value) {
        /** Returns the bytes outside its entry; values start at even offsets. */
        int outside() {
            return value.length <= INLINE_BYTES ? 0 : value.length + value.length % 2;
        }
    }
}
