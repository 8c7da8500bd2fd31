package io.dropsize.image.codec.psd;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;

import java.nio.ByteBuffer;

/** Reads small, nearby pieces of a file together. Big-endian. */
final class FileWindow {
    private static final int BYTES = 1 << 16;

    private final ImageInput input;
    private final long size;
    private byte[] window;
    private long start;

    FileWindow(ImageInput input) {
        this.input = input;
        this.size = input.size();
        this.window = input.range(0, BYTES);
    }

    /**
     * A copy of the given number of bytes at an offset.
     *
     * @throws DropsizeException DAMAGED_IMAGE if the file is shorter
     */
    ByteBuffer at(long from, int length) {
        if (from < 0 || length < 0 || from > size - length) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
        }
        if (from < start || from + length > start + window.length) {
            window = input.range(from, Math.max(length, BYTES));
            start = from;
            if (window.length < length) { // it has been truncated meanwhile
                throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
            }
        }
        var bytes = new byte[length];
        System.arraycopy(window, (int) (from - start), bytes, 0, length);
        return ByteBuffer.wrap(bytes);
    }

    /** Returns a length of four bytes. */
    long length(long from) {
        return Integer.toUnsignedLong(at(from, Integer.BYTES).getInt());
    }
}
