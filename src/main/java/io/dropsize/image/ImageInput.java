package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The file content of one picture: a file, or bytes in memory. Each call of {@link #open} starts at
 * the first byte.
 */
public sealed interface ImageInput {
    /** Returns the name in error messages, usually the file's name. */
    String name();

    /** Returns the number of bytes. */
    long size();

    InputStream open();

    /** Returns the first bytes, at most the given number. */
    default byte[] head(int length) {
        try (InputStream in = open()) {
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.FILE_UNREADABLE, e, name());
        }
    }

    /** Returns the given number of bytes at an offset, or as many as exist. */
    byte[] range(long from, int length);

    /** Returns the whole content. */
    byte[] bytes();

    static ImageInput of(Path file) {
        return new OfFile(file);
    }

    /**
     * Returns the content of a file in the program's own folder, under the image's name instead of
     * the file's.
     */
    static ImageInput kept(String name, Path file) {
        return new Kept(name, new OfFile(file));
    }

    static ImageInput of(String name, byte[] bytes) {
        return new OfBytes(name, bytes);
    }

    /** A file, opened for each call. */
    record OfFile(Path file) implements ImageInput {
        private static final int STEP_BYTES = 1 << 18;
        private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

        @Override
        public String name() {
            Path name = file.getFileName();
            return name == null ? file.toString() : name.toString();
        }

        @Override
        public long size() {
            requireRegular();
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw translate(e);
            }
        }

        @Override
        public InputStream open() {
            requireRegular();
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw translate(e);
            }
        }

        @Override
        public byte[] bytes() {
            requireRegular();
            try (InputStream in = Files.newInputStream(file)) {
                return read(in, Files.size(file));
            } catch (OutOfMemoryError e) {
                throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, e, name());
            } catch (IOException e) {
                throw translate(e);
            }
        }

        @Override
        public byte[] range(long from, int length) {
            requireRegular();
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                int there = (int) Math.clamp(channel.size() - from, 0, length);
                if (there == 0) {
                    return new byte[0];
                }
                return Channels.newInputStream(channel.position(from)).readNBytes(there);
            } catch (ClosedByInterruptException e) {
                throw new DropsizeException(ErrorKind.CANCELLED, e);
            } catch (IOException e) {
                throw translate(e);
            }
        }

        /**
         * Reads in small steps, because a read into the heap needs a native buffer of the same
         * size.
         */
        private byte[] read(InputStream in, long size) throws IOException {
            if (size > LARGEST_ARRAY) {
                throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, name());
            }
            byte[] bytes = new byte[(int) size];
            int at = 0;
            while (at < bytes.length) {
                int count = in.read(bytes, at, Math.min(STEP_BYTES, bytes.length - at));
                if (count < 0) {
                    return Arrays.copyOf(bytes, at); // It was truncated meanwhile.
                }
                at += count;
            }
            return bytes;
        }

        /** Rejects FIFOs and devices, which could block forever or never end. */
        private void requireRegular() {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new DropsizeException(ErrorKind.NOT_A_FILE, name());
            }
        }

        private DropsizeException translate(IOException e) {
            ErrorKind kind =
                    switch (e) {
                        case NoSuchFileException _ -> ErrorKind.FILE_GONE;
                        case AccessDeniedException _ -> ErrorKind.FILE_UNREADABLE;
                        case FileSystemException _ when Files.isSymbolicLink(file) ->
                                ErrorKind.NOT_A_FILE; // a cycle of links
                        default -> ErrorKind.FILE_UNREADABLE;
                    };
            return new DropsizeException(kind, e, name());
        }
    }

    /**
     * The content of a file in the program's own folder.
     *
     * @param name of the image
     */
    record Kept(String name, OfFile file) implements ImageInput {
        @Override
        public long size() {
            return named(file::size);
        }

        @Override
        public InputStream open() {
            return named(file::open);
        }

        @Override
        public byte[] range(long from, int length) {
            return named(() -> file.range(from, length));
        }

        @Override
        public byte[] bytes() {
            return named(file::bytes);
        }

        /** Error messages contain the image's name. */
        private <T> T named(Supplier<T> read) {
            try {
                return read.get();
            } catch (DropsizeException e) {
                throw e.kind() == ErrorKind.CANCELLED
                        ? e
                        : new DropsizeException(e.kind(), e, name);
            }
        }
    }

    /** Bytes in memory. The array is not copied and must not be changed. */
    @SuppressWarnings(
            "ArrayRecordComponent") // identity is enough; comparing megabytes is not worthwhile
    record OfBytes(String name, byte[] bytes) implements ImageInput {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] range(long from, int length) {
            int start = (int) Math.min(from, bytes.length);
            return Arrays.copyOfRange(bytes, start, start + Math.min(length, bytes.length - start));
        }
    }
}
