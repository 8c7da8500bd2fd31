package io.dropsize.http.exchange;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageLimits;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Set;

/**
 * Copies files out of a folder so that no other program can replace a part of the path by a
 * symbolic link between the check and the read: each folder is opened relative to the one above it,
 * without following links.
 */
final class FolderFiles {
    private static final int BUFFER_BYTES = 1 << 16;

    private FolderFiles() {}

    /**
     * Copies a file. Blocks.
     *
     * @param folder without symbolic links
     * @param inside the file's path relative to the folder, without symbolic links
     * @param to does not exist yet
     * @throws DropsizeException NOT_A_FILE, IMAGE_TOO_LARGE
     * @throws IOException if a part of the path is a symbolic link now, or the file can't be read
     */
    static void copy(Path folder, Path inside, Path to) throws IOException {
        try (DirectoryStream<Path> top = Files.newDirectoryStream(folder)) {
            if (top instanceof SecureDirectoryStream<Path> secure) {
                copy(secure, inside, to);
                return;
            }
        }
        // Windows has no such streams, and symbolic links need a privilege there.
        Path file = folder.resolve(inside);
        requireRegular(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), inside);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            write(in, to, inside);
        }
        if (!file.toRealPath().equals(file)) {
            Files.delete(to);
            throw new DropsizeException(ErrorKind.FILE_UNREADABLE, inside.toString());
        }
    }

    private static void copy(SecureDirectoryStream<Path> folder, Path inside, Path to)
            throws IOException {
        Path first = inside.getName(0);
        if (inside.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> next =
                    folder.newDirectoryStream(first, LinkOption.NOFOLLOW_LINKS)) {
                copy(next, inside.subpath(1, inside.getNameCount()), to);
            }
            return;
        }
        boolean regular =
                folder.getFileAttributeView(
                                first, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .readAttributes()
                        .isRegularFile();
        requireRegular(regular, inside);
        try (SeekableByteChannel channel =
                folder.newByteChannel(
                        first, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            write(Channels.newInputStream(channel), to, inside);
        }
    }

    /** A FIFO could block forever. */
    private static void requireRegular(boolean regular, Path inside) {
        if (!regular) {
            throw new DropsizeException(ErrorKind.NOT_A_FILE, inside.toString());
        }
    }

    private static void write(InputStream in, Path to, Path inside) throws IOException {
        long length = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                length += n;
                if (length > ImageLimits.DEFAULT.codedBytes()) {
                    throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, inside.toString());
                }
                out.write(buffer, 0, n);
            }
        }
    }
}
