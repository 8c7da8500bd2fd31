package io.dropsize.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is uploaded: bytes in memory, or a file that need not fit there. It can be read as often as
 * needed, from any thread, and must not be changed until its upload has ended.
 */
public sealed interface Body {
    /** In bytes. */
    long length();

    /**
     * A stretch of the body. A file that can't be read, or is shorter than it was, ends in a {@link
     * FileSystemException}, so that nobody takes it for a fault of the network.
     *
     * @param offset of its first byte
     * @param length in bytes; the stream ends after them
     */
    InputStream part(long offset, long length) throws IOException;

    /** All of it. */
    default InputStream open() throws IOException {
        return part(0, length());
    }

    /**
     * @param bytes not copied
     */
    static Body of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** The file as long as it is now. */
    static Body of(Path file) throws IOException {
        return new OfFile(file, Files.size(file));
    }

    /** Bytes in memory. */
    @SuppressWarnings(
            "ArrayRecordComponent") // identity is enough; copying megabytes is not worth equality
    record Bytes(byte[] bytes) implements Body {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream part(long offset, long length) {
            return new ByteArrayInputStream(
                    bytes, Math.toIntExact(offset), Math.toIntExact(length));
        }
    }

    /** A file, which is read anew each time. */
    record OfFile(Path file, long length) implements Body {
        @Override
        public InputStream part(long offset, long length) throws IOException {
            InputStream all = Files.newInputStream(file);
            try {
                all.skipNBytes(offset);
                return new FileStretch(all, file, length);
            } catch (IOException e) {
                try (all) {
                    throw FileStretch.unreadable(file, e);
                }
            }
        }
    }
}
