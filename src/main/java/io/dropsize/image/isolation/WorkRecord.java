package io.dropsize.image.isolation;

import io.dropsize.image.ImageInput;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that lists the images that this process works on, each in a slot of its own. It is written
 * through the system's cache: a crash or a kill of the process doesn't affect it, and only a power
 * cut, which no image causes, can lose it. The file is locked while the process runs, and deleted
 * when it ends normally. Thread-safe.
 */
final class WorkRecord implements Closeable {
    static final String SUFFIX = ".work";
    static final int SLOT_BYTES = 8192;

    private static final Logger LOG = LoggerFactory.getLogger(WorkRecord.class);

    /**
     * The files that this process has locked. Don't open them again: closing any channel of a file
     * releases the process's lock on it (POSIX).
     */
    private static final Set<String> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path file;
    private final Deque<Integer> free = new ArrayDeque<>();
    private @Nullable RandomAccessFile slots;
    private int count = 1; // The first slot describes the process.
    private boolean closed;

    /** Work in progress; closing it ends it. Does not throw. */
    interface Work extends Closeable {
        @Override
        void close();
    }

    WorkRecord(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(UUID.randomUUID() + SUFFIX);
    }

    static boolean isHeldHere(Path file) {
        return HELD_HERE.contains(String.valueOf(file.getFileName()));
    }

    /** Records that work on this image begins. Without a writable folder, nothing is recorded. */
    Work begin(ImageWork work, boolean alone, ImageInput input) {
        WorkNote note = WorkNote.of(work, alone, input);
        synchronized (this) {
            try {
                if (closed) {
                    return () -> {};
                }
                RandomAccessFile open = slots == null ? open() : slots;
                int slot = free.isEmpty() ? count++ : free.pop();
                write(open, slot, note.line());
                return () -> end(slot);
            } catch (IOException e) {
                LOG.warn("images in work are not noted in {}: {}", folder, e.toString());
                close();
                return () -> {};
            }
        }
    }

    private synchronized void end(int slot) {
        RandomAccessFile open = slots;
        if (open == null) {
            return;
        }
        try {
            write(open, slot, "");
            free.push(slot);
        } catch (IOException e) {
            LOG.warn("{} can't be written: {}", file, e.toString());
        }
    }

    private RandomAccessFile open() throws IOException {
        CrashReports.coverAborts();
        Files.createDirectories(folder);
        HELD_HERE.add(String.valueOf(file.getFileName()));
        RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
        slots = open;
        if (open.getChannel().tryLock() == null) {
            throw new IOException("another process holds a new file");
        }
        write(open, 0, ProcessNote.ofThisProcess(Instant.now()).line());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
        return open;
    }

    /** Writes a record in one operation, so that it is complete or missing. */
    private static void write(RandomAccessFile open, int slot, String line) throws IOException {
        open.seek((long) slot * SLOT_BYTES);
        open.writeUTF(line);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (slots != null) {
            try {
                slots.close();
                slots = null;
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("{} can't be deleted: {}", file, e.toString());
            }
            HELD_HERE.remove(String.valueOf(file.getFileName()));
        }
    }
}
