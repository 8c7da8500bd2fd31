package io.dropsize.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The directory at the beginning of an icon file. */
public final class IconEntries {
    private static final int ICON = 1;
    private static final int CURSOR = 2;
    private static final int COUNT_AT = 4;
    private static final int FIRST_AT = 6;
    private static final int ENTRY_BYTES = 16;
    private static final int LENGTH_AT = 8;
    private static final int OFFSET_AT = 12;
    private static final int DEPTH_AT = 14;
    private static final int LARGEST_SIDE = 256;
    private static final int DEEPEST = 32;
    private static final int BITMAP = 40;

    /** The first bytes of a PNG, as a little-endian number. */
    private static final int PNG = 0x474E5089;

    private static final int PNG_DEPTH_AT = 24;
    private static final int PNG_COLOUR_AT = 25;

    /** The maximum number of pictures of which all pairs are compared; ten are common. */
    private static final int MAX_COMPARED = 256;

    private final ByteBuffer in;

    private IconEntries(byte[] file) {
        in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns whether a file with these first bytes is an icon or a cursor with at least one
     * picture. Targa pictures may begin with the same four bytes.
     */
    public static boolean isIcon(byte[] head) {
        return head.length >= FIRST_AT
                && head[0] == 0
                && head[1] == 0
                && (head[2] == ICON || head[2] == CURSOR)
                && head[3] == 0
                && (head[COUNT_AT] != 0 || head[COUNT_AT + 1] != 0);
    }

    /** Returns whether all pictures are within the file: decoders skip truncated ones. */
    public static boolean complete(byte[] bytes) {
        return new IconEntries(bytes).complete();
    }

    /**
     * Returns the icon without pictures that also exist with more colours, because Skia selects the
     * first one of the largest size. Pictures of 32 bits without alpha get the alpha of their mask.
     */
    public static byte[] repaired(byte[] bytes) {
        var icon = new IconEntries(bytes);
        return icon.complete() && icon.count() <= MAX_COMPARED
                ? new IconEntries(icon.withoutPoorer()).masked()
                : bytes;
    }

    private byte[] masked() {
        byte[] masked = in.array();
        for (int i = 0; i < count(); i++) {
            int at = (int) offset(i);
            int end = at + in.getInt(position(i) + LENGTH_AT);
            IconMask mask = IconMask.of(in, at, end).orElse(null);
            if (mask != null) {
                masked = masked == in.array() ? masked.clone() : masked;
                mask.show(masked);
            }
        }
        return masked;
    }

    private int count() {
        return Short.toUnsignedInt(in.getShort(COUNT_AT));
    }

    private static int position(int entry) {
        return FIRST_AT + entry * ENTRY_BYTES;
    }

    private boolean complete() {
        if (in.limit() < FIRST_AT || in.limit() < position(count())) {
            return false;
        }
        for (int i = 0; i < count(); i++) {
            long length = Integer.toUnsignedLong(in.getInt(position(i) + LENGTH_AT));
            if (offset(i) + length > in.limit()) {
                return false;
            }
        }
        return true;
    }

    private long offset(int entry) {
        return Integer.toUnsignedLong(in.getInt(position(entry) + OFFSET_AT));
    }

    private byte[] withoutPoorer() {
        byte[] kept = in.array().clone();
        var out = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        for (int i = 0; i < count(); i++) {
            if (!isPoorer(i)) {
                out.put(position(count++), in.array(), position(i), ENTRY_BYTES);
            }
        }
        return count == count() ? in.array() : out.putShort(COUNT_AT, (short) count).array();
    }

    /** Returns whether another picture has the same size and more colours. */
    private boolean isPoorer(int entry) {
        for (int i = 0; i < count(); i++) {
            if (pixels(i) == pixels(entry) && depth(i) > depth(entry)) {
                return true;
            }
        }
        return false;
    }

    private int pixels(int entry) {
        return side(position(entry)) * side(position(entry) + 1);
    }

    private int side(int at) {
        int side = in.get(at) & 0xFF;
        return side == 0 ? LARGEST_SIDE : side;
    }

    /**
     * Returns the bits per pixel, as declared by the picture itself; the directory is often wrong.
     */
    private int depth(int entry) {
        int at = (int) offset(entry);
        if (at + PNG_COLOUR_AT >= in.limit()) {
            return 0;
        }
        return switch (in.getInt(at)) {
            case BITMAP -> in.getShort(at + DEPTH_AT);
            case PNG -> in.get(at + PNG_DEPTH_AT) * samples(in.get(at + PNG_COLOUR_AT));
            default -> DEEPEST;
        };
    }

    /** Returns the samples per pixel of a PNG. */
    private static int samples(int colourType) {
        return switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }
}
