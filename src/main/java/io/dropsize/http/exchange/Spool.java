package io.dropsize.http.exchange;

import io.dropsize.files.FileLocks;
import io.dropsize.files.PrivateFolder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Files for images of requests or from stdin, until they are uploaded. Each run has a folder and
 * locks it, so that another run can delete those of runs that were killed. The journal has copies
 * of images that are not uploaded yet. Thread-safe.
 */
public final class Spool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final long FULL_BYTES = 16 << 20;
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Closeable lock;
    private final Map<Path, Long> lengths = new ConcurrentHashMap<>();

    /**
     * Deletes what runs that were killed have left.
     *
     * @param cache a private folder
     */
    public Spool(Path cache) throws IOException {
        Path all = PrivateFolder.makeOrClose(cache.resolve("endpoint"));
        deleteAbandoned(all);
        String name = UUID.randomUUID().toString();
        this.lock = FileLocks.lock(all.resolve(name + LOCK), Duration.ZERO, () -> true);
        this.folder = PrivateFolder.make(all.resolve(name));
    }

    /** A name for a new file. */
    public Path file() {
        return folder.resolve(UUID.randomUUID().toString());
    }

    public Path folder() {
        return folder;
    }

    /** Counts a complete file until it is deleted. */
    void count(Path file) throws IOException {
        lengths.put(file, Files.size(file));
    }

    /** The length of all files that are counted. */
    public long bytes() {
        return lengths.values().stream().mapToLong(Long::longValue).sum();
    }

    public void delete(Path file) {
        lengths.remove(file);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", file, e.toString());
        }
    }

    /**
     * Why a body could not be written to a file. Reading from the client and writing to the disk
     * fail with the same exceptions.
     */
    RefusedException fault(IOException thrown) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() < FULL_BYTES) {
                return new RefusedException(Refusal.DISK_FULL, "", thrown);
            }
        } catch (IOException e) {
            LOG.warn("the free space is unknown", e);
        }
        return RefusedException.of(thrown);
    }

    private static void deleteAbandoned(Path all) throws IOException {
        try (Stream<Path> found = Files.list(all)) {
            for (Path one : found.filter(it -> it.toString().endsWith(LOCK)).toList()) {
                try (var _ = FileLocks.lock(one, Duration.ZERO, () -> true)) {
                    String name = one.getFileName().toString();
                    deleteTree(all.resolve(name.substring(0, name.length() - LOCK.length())));
                    Files.deleteIfExists(one);
                } catch (FileLocks.HeldException e) {
                    LOG.debug("another run uses {}", one, e);
                }
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    @Override
    public void close() {
        try {
            deleteTree(folder);
            Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + LOCK));
            lock.close();
        } catch (IOException e) {
            LOG.warn("{} was not deleted completely: {}", folder, e.toString());
        }
    }
}
