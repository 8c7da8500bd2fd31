package io.dropsize.image.codec.psd;

import io.dropsize.image.container.PackBits;

import java.nio.ByteBuffer;

/** Rows in PackBits compression, with a table of lengths before them. */
final class PackBitsRows implements PsdRows {
    private final byte[] file;
    private final int height;
    private final int rowBytes;

    /** The offsets of all relevant rows, and the end of the last one. */
    private final int[] places;

    private PackBitsRows(byte[] file, int height, int rowBytes, int[] places) {
        this.file = file;
        this.height = height;
        this.rowBytes = rowBytes;
        this.places = places;
    }

    static PackBitsRows of(byte[] file, int start, int channels, PsdFile psd) {
        int lengthBytes = psd.large() ? Integer.BYTES : Short.BYTES;
        long rows = (long) psd.channels() * psd.height();
        long first = start + rows * lengthBytes;
        if (first > file.length) {
            throw new IllegalArgumentException("no lengths of rows");
        }
        ByteBuffer lengths = ByteBuffer.wrap(file, start, (int) (first - start));
        int[] places = new int[channels * psd.height() + 1];
        long at = first;
        places[0] = (int) first;
        for (int i = 1; i < places.length; i++) {
            at +=
                    psd.large()
                            ? Integer.toUnsignedLong(lengths.getInt())
                            : Short.toUnsignedInt(lengths.getShort());
            at = Math.min(at, file.length); // truncation is detected during decompression
            places[i] = (int) at;
        }
        return new PackBitsRows(file, psd.height(), psd.rowBytes(), places);
    }

    @Override
    public int whole() {
        int whole = height;
        byte[] row = new byte[rowBytes];
        for (int i = 0; i + 1 < places.length; i++) {
            int y = i % height;
            if (y < whole && decompress(i, row) < rowBytes) {
                whole = y;
            }
        }
        return whole;
    }

    @Override
    public void read(int channel, int y, byte[] row) {
        decompress(channel * height + y, row);
    }

    /** Decompresses one row, and returns the number of bytes. */
    private int decompress(int index, byte[] row) {
        return PackBits.decompress(file, places[index], places[index + 1], row, rowBytes);
    }
}
