package io.dropsize.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The list of pictures at the beginning of an icon. */
final class IconEntries {
    private static final int COUNT_AT = 4;
    private static final int FIRST_AT = 6;
    private static final int ENTRY_BYTES = 16;
    private static final int LENGTH_AT = 8;
    private static final int OFFSET_AT = 12;

    private IconEntries() {}

    /** Whether all pictures end before the file does: readers fall back to those that do. */
    static boolean complete(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < FIRST_AT) {
            return false;
        }
        int entries = Short.toUnsignedInt(in.getShort(COUNT_AT));
        if (bytes.length < FIRST_AT + entries * ENTRY_BYTES) {
            return false;
        }
        for (int i = 0; i < entries; i++) {
            int at = FIRST_AT + i * ENTRY_BYTES;
            long length = Integer.toUnsignedLong(in.getInt(at + LENGTH_AT));
            long offset = Integer.toUnsignedLong(in.getInt(at + OFFSET_AT));
            if (offset + length > bytes.length) {
                return false;
            }
        }
        return true;
    }
}
