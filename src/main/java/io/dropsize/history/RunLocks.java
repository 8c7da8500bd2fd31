package io.dropsize.history;

import io.dropsize.files.FileLocks;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Determines which runs of the program are alive: each run locks a file of its own, and the system
 * releases the lock when the run ends, even if it is killed.
 */
final class RunLocks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunLocks.class);

    private final Path folder;
    private @Nullable String mine;
    private @Nullable Closeable held;

    RunLocks(Path folder) {
        this.folder = folder;
    }

    /** This run's name, by which other processes can check that it is alive. */
    synchronized String mine() throws IOException {
        if (mine == null) {
            String name = UUID.randomUUID().toString();
            held =
                    FileLocks.tryLock(file(name))
                            .orElseThrow(() -> new IOException("another process holds " + name));
            mine = name;
        }
        return mine;
    }

    boolean isAlive(String run) throws IOException {
        if (!Files.exists(file(run))) {
            return false;
        }
        Optional<Closeable> lock = FileLocks.tryLock(file(run));
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    /** A killed run leaves its file. */
    void forget(String run) {
        try {
            Files.deleteIfExists(file(run));
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", file(run), e.toString());
        }
    }

    @Override
    public synchronized void close() {
        if (mine != null) {
            try (Closeable _ = held) {
                forget(mine);
            } catch (IOException e) {
                LOG.warn("{} was not closed properly", mine, e);
            }
            held = null;
            mine = null;
        }
    }

    private Path file(String run) {
        return folder.resolve("run-" + run + ".lock");
    }
}
