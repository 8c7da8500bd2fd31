package io.dropsize.image.codec.psd;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;

/** The compressed rows of a PSD's composite: all rows of the first channel, then of the second. */
interface PsdRows extends AutoCloseable {
    int RAW = 0;
    int RUNS = 1;
    int ZIP = 2;
    int ZIP_OF_DIFFERENCES = 3;

    /**
     * The maximum size of inflated rows, in bytes. Only malicious files exceed it: a deflated byte
     * may expand to a thousand.
     */
    int MAX_INFLATED = 1 << 28;

    /** Decompresses one row of a channel that {@link #whole} has found. */
    void read(int channel, int y, byte[] row);

    /** Returns the number of complete rows from the top in all relevant channels. */
    int whole();

    /**
     * @throws IllegalArgumentException if the file ends before the first row
     * @throws DropsizeException IMAGE_TOO_LARGE if the inflated size is excessive
     */
    static PsdRows of(ImageInput input, PsdFile psd) {
        byte[] file = input.bytes();
        long at = psd.composite();
        if (at < 0 || at + Short.BYTES > file.length) {
            throw new IllegalArgumentException("no composite");
        }
        int start = (int) at + Short.BYTES;
        int compression = (file[start - 2] & 0xFF) << Byte.SIZE | file[start - 1] & 0xFF;
        int channels = psd.colours() + (psd.hasAlphaSample() ? 1 : 0);
        return switch (compression) {
            case RAW -> new Raw(file, start, channels, psd.height(), psd.rowBytes());
            case RUNS -> PackBitsRows.of(file, start, channels, psd);
            case ZIP, ZIP_OF_DIFFERENCES -> {
                if ((double) channels * psd.height() * psd.rowBytes() > MAX_INFLATED) {
                    throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, input.name());
                }
                yield new PsdZip(file, start, channels, psd, compression == ZIP_OF_DIFFERENCES);
            }
            default -> throw new IllegalArgumentException("packing " + compression);
        };
    }

    /** Releases native memory. */
    @Override
    default void close() {
        // nothing, if rows are in the file
    }

    /** Not compressed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Raw(byte[] file, int start, int channels, int height, int rowBytes) implements PsdRows {
        @Override
        public void read(int channel, int y, byte[] row) {
            System.arraycopy(file, (int) offset(channel, y), row, 0, rowBytes);
        }

        private long offset(int channel, int y) {
            return start + ((long) channel * height + y) * rowBytes;
        }

        @Override
        public int whole() {
            long there = (file.length - offset(channels - 1, 0)) / rowBytes;
            return (int) Math.clamp(there, 0, height);
        }
    }
}
