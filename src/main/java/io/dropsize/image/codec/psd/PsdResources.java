package io.dropsize.image.codec.psd;

import io.dropsize.image.codec.Orientation;
import io.dropsize.image.metadata.ExifOrientation;

import java.nio.ByteBuffer;

/**
 * The image resources of a PSD that affect its pixels.
 *
 * @param profile an ICC profile; empty if there is none
 * @param composed whether the file contains the merged picture
 * @param clear the palette's transparent index; an index that no pixel has if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PsdResources(byte[] profile, Orientation orientation, boolean composed, int clear) {
    private static final int PROFILE = 1039;
    private static final int CLEAR = 1047;
    private static final int VERSION = 1057;
    private static final int EXIF = 1058;

    private static final int NO_COLOUR = -1;
    private static final int COMPOSED_AT = 4;
    private static final int NAME_AT = 6;

    /** Real files have about thirty. */
    private static final int MAX = 10_000;

    private static final int LONGEST = 1 << 24;

    /**
     * Reads those between two offsets; invalid ones are skipped.
     *
     * @throws io.dropsize.error.DropsizeException DAMAGED_IMAGE if the file is too short
     */
    static PsdResources of(FileWindow file, long from, long end) {
        var read = new PsdResources(new byte[0], Orientation.UPRIGHT, true, NO_COLOUR);
        long at = from;
        for (int i = 0; i < MAX && at + NAME_AT + Byte.BYTES <= end; i++) {
            ByteBuffer head = file.at(at, NAME_AT + Byte.BYTES);
            int kind = Short.toUnsignedInt(head.getShort(4));
            long length = at + NAME_AT + even(1 + (head.get(NAME_AT) & 0xFF));
            if (length + Integer.BYTES > end) {
                break;
            }
            long bytes = file.length(length);
            long start = length + Integer.BYTES;
            if (start + bytes <= end && bytes <= LONGEST) {
                read = read.with(kind, file, start, (int) bytes);
            }
            at = start + even(bytes);
        }
        return read;
    }

    private static long even(long length) {
        return length + (length & 1);
    }

    private PsdResources with(int kind, FileWindow file, long at, int length) {
        return switch (kind) {
            case PROFILE ->
                    new PsdResources(file.at(at, length).array(), orientation, composed, clear);
            case EXIF ->
                    new PsdResources(
                            profile,
                            ExifOrientation.ofBlock(file.at(at, length).array()),
                            composed,
                            clear);
            case VERSION ->
                    length <= COMPOSED_AT
                            ? this
                            : new PsdResources(
                                    profile,
                                    orientation,
                                    file.at(at + COMPOSED_AT, 1).get() != 0,
                                    clear);
            case CLEAR ->
                    length < Short.BYTES
                            ? this
                            : new PsdResources(
                                    profile,
                                    orientation,
                                    composed,
                                    file.at(at, Short.BYTES).getShort());
            default -> this;
        };
    }
}
