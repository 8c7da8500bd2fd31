package io.dropsize.history;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Determines which runs of the program are alive: each run locks a file of its own, and the system
 * releases the lock when the run ends, even if it is killed.
 */
final class RunLocks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunLocks.class);

    /**
     * Locked by this process. On POSIX systems, closing any channel of a file releases the
     * process's lock on it, so a locked file is not opened again.
     */
    private static final Set<String> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private @Nullable String mine;
    private @Nullable FileChannel held;

    RunLocks(Path folder) {
        this.folder = folder;
    }

    /** This run's name, by which other processes can check that it is alive. */
    synchronized String mine() throws IOException {
        if (mine == null) {
            String name = UUID.randomUUID().toString();
            FileChannel channel =
                    FileChannel.open(
                            file(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new IOException("another process holds " + name);
            }
            held = channel;
            mine = name;
            HELD_HERE.add(name);
        }
        return mine;
    }

    boolean isAlive(String run) throws IOException {
        if (HELD_HERE.contains(run)) {
            return true;
        }
        if (!Files.exists(file(run))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file(run), StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        }
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
            try (FileChannel _ = held) {
                forget(mine);
            } catch (IOException e) {
                LOG.warn("{} was not closed properly", mine, e);
            }
            HELD_HERE.remove(mine);
            held = null;
            mine = null;
        }
    }

    private Path file(String run) {
        return folder.resolve("run-" + run + ".lock");
    }
}
