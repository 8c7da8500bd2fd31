package io.dropsize.image.codec.psd;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Rows in PackBits compression, with a table of lengths before them. */
final class PackBits implements PsdRows {
    private final byte[] file;
    private final int height;
    private final int rowBytes;

    /** The offsets of all relevant rows, and the end of the last one. */
    private final int[] places;

    private PackBits(byte[] file, int height, int rowBytes, int[] places) {
        this.file = file;
        this.height = height;
        this.rowBytes = rowBytes;
        this.places = places;
    }

    static PackBits of(byte[] file, int start, int channels, PsdFile psd) {
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
        return new PackBits(file, psd.height(), psd.rowBytes(), places);
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

    /** The number of bytes read. */
    private int decompress(int index, byte[] row) {
        int at = places[index];
        int end = places[index + 1];
        int done = 0;
        while (done < rowBytes && at + 1 < end) {
            int code = file[at++];
            if (code >= 0) {
                int count = Math.min(Math.min(code + 1, end - at), rowBytes - done);
                System.arraycopy(file, at, row, done, count);
                at += code + 1;
                done += count;
            } else if (code != Byte.MIN_VALUE) {
                int count = Math.min(1 - code, rowBytes - done);
                Arrays.fill(row, done, done + count, file[at++]);
                done += count;
            }
        }
        return done;
    }
}
