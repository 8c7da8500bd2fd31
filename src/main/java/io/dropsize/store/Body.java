package io.dropsize.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The content of an upload: bytes in memory, or a file that may be larger than memory. It can be
 * read repeatedly, from any thread, and must not change until its upload has ended.
 */
public sealed interface Body {
    /** Returns the length in bytes. */
    long length();

    /**
     * Opens a slice of the body. If a file can't be read, or has become shorter, a {@link
     * FileSystemException} is thrown, which can't be mistaken for a network error.
     *
     * @param offset of its first byte
     * @param length in bytes; the stream ends after them
     */
    InputStream part(long offset, long length) throws IOException;

    /** Returns the whole body. */
    default InputStream open() throws IOException {
        return part(0, length());
    }

    /**
     * @param bytes not copied
     */
    static Body of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** Returns the file with its current length. */
    static Body of(Path file) throws IOException {
        return new OfFile(file, Files.size(file));
    }

    /** Bytes in memory. */
    @SuppressWarnings(
            "ArrayRecordComponent") // identity is enough; comparing megabytes is not worthwhile
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

    /** A file, which is opened for each read. */
    record OfFile(Path file, long length) implements Body {
        @Override
        public InputStream part(long offset, long length) throws IOException {
            InputStream all = Files.newInputStream(file);
            try {
                all.skipNBytes(offset);
                return new FileSlice(all, file, length);
            } catch (IOException e) {
                try (all) {
                    throw FileSlice.unreadable(file, e);
                }
            }
        }
    }
}
