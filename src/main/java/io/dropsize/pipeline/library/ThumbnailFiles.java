package io.dropsize.pipeline.library;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * A folder of small files that can be recreated, so that a failed write is no error. Its size in
 * bytes is bounded; least recently used files are deleted first. Thread-safe.
 */
final class ThumbnailFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailFiles.class);
    private static final String ENDING = ".thumb";

    private final Path folder;
    private final long maxBytes;
    private final ReadWriteLock writing = new ReentrantReadWriteLock();
    private boolean closed; // guarded by writing
    private long bytes = -1;

    private record Kept(Path file, long size, FileTime used) {}

    ThumbnailFiles(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /** Returns the file of this name, and marks it as used now. */
    Optional<Path> find(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOG.debug("{} stays old: {}", file, e.toString());
        }
        return Optional.of(file);
    }

    /** Writes a file. No effect after {@link #close}. */
    void keep(String name, byte[] content) {
        writing.readLock().lock();
        try {
            if (!closed) {
                write(name, content);
            }
        } finally {
            writing.readLock().unlock();
        }
    }

    /** Stops writing files, and waits until a running write has ended. */
    @Override
    public void close() {
        writing.writeLock().lock();
        closed = true;
        writing.writeLock().unlock();
    }

    private void write(String name, byte[] content) {
        try {
            Files.createDirectories(folder);
            Path temp = Files.createTempFile(folder, "new", ".tmp");
            try {
                Files.write(temp, content);
                Files.move(temp, file(name), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temp);
            }
            count(content.length);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("a thumbnail is not kept: {}", e.toString());
        }
    }

    void forget(String name) {
        delete(file(name));
    }

    /** Deletes all files. */
    synchronized void clear() {
        try {
            if (Files.isDirectory(folder)) {
                all().forEach(kept -> delete(kept.file()));
            }
            bytes = 0;
        } catch (IOException e) {
            LOG.warn("thumbnails can't be removed: {}", e.toString());
        }
    }

    private synchronized void count(long added) throws IOException {
        bytes = bytes < 0 ? total(all()) : bytes + added;
        if (bytes > maxBytes) {
            List<Kept> oldestFirst = all();
            bytes = total(oldestFirst);
            long enough = maxBytes * 3 / 4;
            for (Kept kept : oldestFirst) {
                if (bytes <= enough) {
                    return;
                }
                delete(kept.file());
                bytes -= kept.size();
            }
        }
    }

    private static long total(List<Kept> files) {
        return files.stream().mapToLong(Kept::size).sum();
    }

    private List<Kept> all() throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        all.sort(Comparator.comparing(Kept::used));
        return all;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("a thumbnail can't be removed: {}", e.toString());
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }
}
