package io.dropsize.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A stream of a fixed number of bytes of a file, neither more nor fewer. */
final class FileSlice extends FilterInputStream {
    private final Path file;
    private long left;

    /**
     * @param from positioned at the first byte
     */
    FileSlice(InputStream from, Path file, long length) {
        super(from);
        this.file = file;
        this.left = length;
    }

    static FileSystemException unreadable(Path file, IOException e) {
        if (e instanceof FileSystemException known) {
            return known;
        }
        var failure = new FileSystemException(file.toString(), null, e.getMessage());
        failure.initCause(e);
        return failure;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int wanted = (int) Math.min(length, left);
        int n = fill(buffer, offset, wanted);
        if (n < wanted) {
            throw new FileSystemException(file.toString(), null, "shorter than it was");
        }
        left -= n;
        return n;
    }

    private int fill(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.readNBytes(buffer, offset, length);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(Math.min(n, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
