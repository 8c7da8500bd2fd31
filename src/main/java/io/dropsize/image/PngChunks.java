package io.dropsize.image;

import java.nio.ByteBuffer;

/** The chunks of a PNG file. */
final class PngChunks {
    private static final int SIGNATURE_BYTES = 8;
    private static final int FRAME_BYTES = 12;
    private static final int ANIMATION_CONTROL = 0x6163544C; // acTL
    private static final int IMAGE_DATA = 0x49444154; // IDAT

    private PngChunks() {}

    /**
     * The number of frames that an animation announces.
     *
     * @param head the file's beginning; may be cut off
     */
    static int frames(byte[] head) {
        var chunks = ByteBuffer.wrap(head);
        int at = SIGNATURE_BYTES;
        while (at >= 0 && at + FRAME_BYTES <= head.length) {
            int length = chunks.getInt(at);
            int type = chunks.getInt(at + Integer.BYTES);
            if (type == IMAGE_DATA || length < 0) {
                return 1;
            }
            if (type == ANIMATION_CONTROL) {
                return Math.max(1, chunks.getInt(at + 2 * Integer.BYTES));
            }
            at += length + FRAME_BYTES;
        }
        return 1;
    }
}
