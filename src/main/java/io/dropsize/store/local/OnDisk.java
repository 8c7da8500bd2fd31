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
 * What a power cut can't take away any more. s3proxy leaves it to the system when files are really
 * written, and a system may write the name and the recipe of an object long before its content:
 * after a power cut it would be empty and look as if it were there.
 */
final class OnDisk {
    private static final Logger LOG = LoggerFactory.getLogger(OnDisk.class);

    private OnDisk() {}

    /**
     * A body whose copy is on disk when its end has been read, and so before the copy gets its
     * name.
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
                    for (Path half : Writing.halves(object)) {
                        forceIfThere(half);
                    }
                }
                return read;
            }
        };
    }

    /** Returns when the whole object is there for good; an object may be no more than a folder. */
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
