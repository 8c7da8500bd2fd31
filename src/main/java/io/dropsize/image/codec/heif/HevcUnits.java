package io.dropsize.image.codec.heif;

import io.dropsize.image.container.HeifException;
import io.dropsize.image.container.HeifItem;

/**
 * Checks the NAL units of an HEVC item (ITU-T H.265, 7.4.2; ISO/IEC 14496-15), because libde265
 * reports no error for lost or overwritten data and fills the picture with anything.
 */
final class HevcUnits {
    private static final int LENGTH_SIZE_AT = 21;
    private static final int MAX_SLICE_TYPE = 31;
    private static final int HEADER_BYTES = 2;

    /** Programs that split byte streams leave a zero of the next start code, or a few. */
    private static final int MAX_TRAILING_ZEROS = 4;

    private final byte[] data;
    private final int lengthBytes;

    private HevcUnits(byte[] data, int lengthBytes) {
        this.data = data;
        this.lengthBytes = lengthBytes;
    }

    /**
     * @throws HeifException if the item doesn't consist of complete units, has no slice, or
     *     contains bytes that no encoder writes
     */
    static void require(HeifItem item, byte[] file) {
        int lengthBytes =
                item.property("hvcC").map(box -> box.number(LENGTH_SIZE_AT, 1) & 3).orElse(3) + 1;
        require(item.data(file), lengthBytes);
    }

    /**
     * @param lengthBytes bytes of a unit's length, 1 to 4
     * @throws HeifException as for an item
     */
    static void require(byte[] data, int lengthBytes) {
        new HevcUnits(data, lengthBytes).require();
    }

    private void require() {
        boolean firstSlice = false;
        int at = 0;
        while (at < data.length && !isPadding(at)) {
            long length = 0;
            int from = at + lengthBytes;
            for (; at < Math.min(from, data.length); at++) {
                length = length << Byte.SIZE | data[at] & 0xFF;
            }
            if (length < HEADER_BYTES || length > data.length - from) {
                throw HeifException.damaged("a unit ends outside its item");
            }
            at = from + (int) length;
            requirePlausible(from, at);
            int type = data[from] >> 1;
            firstSlice |=
                    type <= MAX_SLICE_TYPE
                            && length > HEADER_BYTES
                            && data[from + HEADER_BYTES] < 0;
        }
        if (!firstSlice) {
            throw HeifException.damaged("no first slice");
        }
    }

    /** Returns whether only zeros follow, and too few for a unit, which may have been lost. */
    private boolean isPadding(int from) {
        int at = from;
        while (at < data.length && data[at] == 0) {
            at++;
        }
        return at == data.length && at - from <= lengthBytes + HEADER_BYTES;
    }

    private void requirePlausible(int from, int end) {
        if (data[from] < 0) {
            throw HeifException.damaged("not a unit");
        }
        int to = end;
        while (to > from && data[to - 1] == 0) {
            to--;
        }
        if (end - to > MAX_TRAILING_ZEROS) {
            throw HeifException.damaged("zeros at the end of a unit");
        }
        for (int at = from + 2; at < to; at++) {
            if (data[at] >= 0 && data[at] <= 2 && data[at - 1] == 0 && data[at - 2] == 0) {
                throw HeifException.damaged("a start code in a unit");
            }
        }
    }
}
