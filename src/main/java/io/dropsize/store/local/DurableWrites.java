package io.dropsize.store.local;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes that survive a power cut. s3proxy leaves the time of the disk write to the system, and a
 * system may write the name and content key of an object long before its content: after a power cut
 * it would be empty and appear complete.
 */
final class DurableWrites {
    private static final Logger LOG = LoggerFactory.getLogger(DurableWrites.class);

    private DurableWrites() {}

    /**
     * A body whose copy is synced to disk when its end has been read, and therefore before the copy
     * gets its name.
     */
    static InputStream bodyOf(Path object, InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                return atEnd(super.read());
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return atEnd(super.read(bytes, offset, length));
            }

            private int atEnd(int read) throws IOException {
                if (read < 0) {
                    for (Path half : WriteMarkers.halves(object)) {
                        forceIfThere(half);
                    }
                }
                return read;
            }
        };
    }

    /** Returns when the whole object is on disk; an object may be just a folder. */
    static void keep(Path object) {
        try {
            if (Files.isRegularFile(object)) {
                forceIfThere(object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another put of the same object may have ended meanwhile. */
    private static void forceIfThere(Path half) throws IOException {
        try {
            force(half);
        } catch (NoSuchFileException e) {
            LOG.debug("{} has its name", half, e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
