package io.dropsize.image.codec.heif;

import io.dropsize.image.container.HeifException;
import io.dropsize.image.container.HeifItem;
import io.dropsize.image.container.IsoBox;

/** Validates the data of derived items, because libheif allocates memory for what they declare. */
final class HeifDerivation {
    private static final int FULL_BOX_BYTES = 4;
    private static final int LARGE_FIELDS = 1;

    private HeifDerivation() {}

    /**
     * Requires that a grid or an overlay has the size of the item's property, and a grid as many
     * parts as cells.
     *
     * @param parts the number of pictures that the item consists of
     * @throws HeifException otherwise
     */
    static void require(HeifItem item, int parts, byte[] file) {
        switch (item.type()) {
            case "grid" -> requireGrid(item, parts, file);
            case "iovl" -> requireCanvas(item, item.data(file), 2 + 4 * Short.BYTES);
            default -> {}
        }
    }

    private static void requireGrid(HeifItem item, int parts, byte[] file) {
        byte[] data = item.data(file);
        int cells = (number(data, 2, 1) + 1) * (number(data, 3, 1) + 1);
        if (cells != parts) {
            throw HeifException.damaged("a grid of other parts than told");
        }
        requireCanvas(item, data, 4);
    }

    private static void requireCanvas(HeifItem item, byte[] data, int at) {
        int bytes = (number(data, 1, 1) & LARGE_FIELDS) == 0 ? Short.BYTES : Integer.BYTES;
        IsoBox size = item.property("ispe").orElseThrow(() -> HeifException.damaged("no size"));
        if (number(data, at, bytes) != size.number(FULL_BOX_BYTES, Integer.BYTES)
                || number(data, at + bytes, bytes)
                        != size.number(FULL_BOX_BYTES + Integer.BYTES, Integer.BYTES)) {
            throw HeifException.damaged("a derived picture of another size than told");
        }
    }

    private static int number(byte[] data, int at, int bytes) {
        if (at + bytes > data.length) {
            throw HeifException.damaged("a derived picture without a description");
        }
        int value = 0;
        for (int i = at; i < at + bytes; i++) {
            value = value << Byte.SIZE | data[i] & 0xFF;
        }
        return value;
    }
}
