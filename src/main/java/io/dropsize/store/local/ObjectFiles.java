package io.dropsize.store.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files behind keys. An object is a regular file within its bucket's folder, possibly reached
 * through links that stay in it. A link out of the folder is not followed for reading or writing.
 */
final class ObjectFiles {
    private static final Set<OpenOption> READ =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path folder;

    ObjectFiles(Path folder) {
        this.folder = folder;
    }

    Path bucket(String bucket) {
        return folder.resolve(bucket);
    }

    /** Returns the real file of an object that can be read; empty if there is none. */
    Optional<Path> readable(String bucket, String key) {
        try {
            Optional<Path> named = named(bucket, key);
            if (named.isEmpty()) {
                return Optional.empty();
            }
            Path file = named.get().toRealPath();
            boolean object =
                    file.startsWith(bucket(bucket).toRealPath())
                            && Files.readAttributes(
                                            file,
                                            BasicFileAttributes.class,
                                            LinkOption.NOFOLLOW_LINKS)
                                    .isRegularFile();
            return object ? Optional.of(file) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // Missing, a cycle of links, or in an inaccessible folder.
        }
    }

    /**
     * Whether the object's folder can't be read, so that it is unknown whether the object exists.
     */
    boolean isHidden(String bucket, String key) {
        try {
            Optional<Path> named = named(bucket, key);
            if (named.isPresent()) {
                Files.readAttributes(named.get(), BasicFileAttributes.class);
            }
            return false;
        } catch (AccessDeniedException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Returns whether the object's file, or its link, is within the bucket's folder. */
    boolean isWritable(String bucket, String key) {
        Optional<Path> named = named(bucket, key);
        if (named.isEmpty()) {
            return false;
        }
        try {
            Path parent = named.get().getParent();
            while (parent != null && !Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
                parent = parent.getParent();
            }
            return parent != null && parent.toRealPath().startsWith(bucket(bucket).toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    /** Returns the path that a key names, unless dots or empty parts make it another key's file. */
    private Optional<Path> named(String bucket, String key) {
        Path path = bucket(bucket);
        try {
            for (String part : key.split("/", -1)) {
                if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                    return Optional.empty();
                }
                path = path.resolve(part);
            }
            return Optional.of(path);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /**
     * Opens the real file of an object. Each folder on the path is opened relative to its parent
     * and without following links, so concurrent changes can't lead out of the bucket.
     */
    InputStream open(String bucket, Path file, long from) throws IOException {
        Path root = bucket(bucket).toRealPath();
        List<DirectoryStream<Path>> open = new ArrayList<>();
        try {
            DirectoryStream<Path> here = Files.newDirectoryStream(root);
            open.add(here);
            Path within = root.relativize(file);
            SeekableByteChannel channel;
            if (here instanceof SecureDirectoryStream<Path> secure) {
                for (Path part : parents(within)) {
                    secure = secure.newDirectoryStream(part, LinkOption.NOFOLLOW_LINKS);
                    open.add(secure);
                }
                channel = secure.newByteChannel(within.getFileName(), READ);
            } else {
                channel = Files.newByteChannel(file, READ);
            }
            channel.position(from);
            return Channels.newInputStream(channel);
        } finally {
            for (DirectoryStream<Path> one : open) {
                one.close();
            }
        }
    }

    private static Iterable<Path> parents(Path within) {
        Path parent = within.getParent();
        return parent == null ? List.of() : parent;
    }
}
