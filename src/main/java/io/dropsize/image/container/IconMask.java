package io.dropsize.image.container;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A 32-bit bitmap in an icon. If its alpha is zero everywhere, Windows uses the mask after the
 * pixels instead.
 *
 * @param file the icon that contains it
 * @param pixels the offset of its pixels
 */
record IconMask(ByteBuffer file, int pixels, int width, int height) {
    private static final int HEADER_BYTES = 40;
    private static final int WIDTH_AT = 4;
    private static final int HEIGHT_AT = 8;
    private static final int DEPTH_AT = 14;
    private static final int PACKING_AT = 16;
    private static final int DEEPEST = 32;
    private static final int LARGEST_SIDE = 256;
    private static final int ALPHA_AT = 3;
    private static final byte OPAQUE = (byte) 0xFF;

    /**
     * Finds a bitmap whose alpha is zero everywhere; empty for all others.
     *
     * @param at the start of the bitmap
     * @param end its end
     */
    static Optional<IconMask> of(ByteBuffer file, int at, int end) {
        if (end - at < HEADER_BYTES
                || file.getInt(at) != HEADER_BYTES
                || file.getShort(at + DEPTH_AT) != DEEPEST
                || file.getInt(at + PACKING_AT) != 0) {
            return Optional.empty();
        }
        int width = file.getInt(at + WIDTH_AT);
        int height = file.getInt(at + HEIGHT_AT) / 2;
        if (width < 1 || width > LARGEST_SIDE || height < 1 || height > LARGEST_SIDE) {
            return Optional.empty();
        }
        var bitmap = new IconMask(file, at + HEADER_BYTES, width, height);
        return Optional.of(bitmap)
                .filter(_ -> bitmap.end() <= end)
                .filter(_ -> bitmap.isInvisible());
    }

    private int mask() {
        return pixels + width * height * Integer.BYTES;
    }

    private int maskRow() {
        return (width + DEEPEST - 1) / DEEPEST * Integer.BYTES;
    }

    private boolean isInvisible() {
        for (int at = pixels + ALPHA_AT; at < mask(); at += Integer.BYTES) {
            if (file.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private int end() {
        return mask() + maskRow() * height;
    }

    /** Replaces its alpha with its mask. */
    void show(byte[] copy) {
        for (int y = 0; y < height; y++) {
            int row = mask() + y * maskRow();
            for (int x = 0; x < width; x++) {
                if ((file.get(row + x / Byte.SIZE) << x % Byte.SIZE & 0x80) == 0) {
                    copy[pixels + (y * width + x) * Integer.BYTES + ALPHA_AT] = OPAQUE;
                }
            }
        }
    }
}
