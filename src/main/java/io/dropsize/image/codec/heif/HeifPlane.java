package io.dropsize.image.codec.heif;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The samples of one channel in libheif's memory.
 *
 * @param stride bytes between rows
 * @param bits of each sample; more than 8 are stored in two bytes
 */
record HeifPlane(MemorySegment memory, int width, int height, int stride, int bits) {

    /** Channels, by libheif's numbers. */
    enum Channel {
        LIGHT(0),
        RED(3),
        GREEN(4),
        BLUE(5),
        ALPHA(6);

        private final int number;

        Channel(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    static HeifPlane of(MemorySegment start, int width, int height, int stride, int bits) {
        long bytes = (long) stride * Math.max(0, height);
        return new HeifPlane(start.reinterpret(bytes), width, height, stride, bits);
    }

    /** Returns the maximum sample value. */
    int max() {
        return (1 << bits) - 1;
    }

    boolean covers(int pixelsAcross, int pixelsDown) {
        int bytes = bits > Byte.SIZE ? Short.BYTES : 1;
        return bits >= 1
                && bits <= Short.SIZE
                && width >= pixelsAcross
                && height >= pixelsDown
                && stride >= (long) pixelsAcross * bytes;
    }

    /**
     * Copies samples of a row, clamped to the depth's maximum.
     *
     * @param from the column of the first one
     */
    void copyRow(int y, int from, int[] samples, int count) {
        int bytes = bits <= Byte.SIZE ? 1 : Short.BYTES;
        long start = (long) y * stride + (long) from * bytes;
        if (bytes == 1) {
            for (int x = 0; x < count; x++) {
                samples[x] = memory.get(ValueLayout.JAVA_BYTE, start + x) & 0xFF;
            }
        } else {
            int max = max();
            for (int x = 0; x < count; x++) {
                int sample = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, start + 2L * x) & 0xFFFF;
                samples[x] = Math.min(sample, max);
            }
        }
    }
}
