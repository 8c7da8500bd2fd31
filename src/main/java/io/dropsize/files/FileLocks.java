package io.dropsize.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Exclusive locks between processes, with a limited wait. */
public final class FileLocks {
    private static final long POLL_MILLIS = 50;

    /**
     * On POSIX systems, closing any channel of a file releases the process's lock on it, so a
     * locked file is not opened again.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private FileLocks() {}

    private record Held(FileChannel channel, Path path) implements Closeable {
        @Override
        public void close() throws IOException {
            if (channel.isOpen()) {
                try {
                    channel.close();
                } finally {
                    HELD_HERE.remove(path);
                }
            }
        }
    }

    /** Another process holds the lock. */
    public static final class HeldException extends FileSystemException {
        private static final long serialVersionUID = 1L;

        private final String holder;

        HeldException(Path file) {
            super(file.toString(), null, "locked by another process");
            this.holder = LockHolder.of(file).map(it -> " (" + it + ")").orElse("");
        }

        /**
         * The program's name and process ID in parentheses after a space, such as " (python3,
         * process 4711)"; empty if the system doesn't provide them.
         */
        public String holder() {
            return holder;
        }
    }

    /**
     * Opens the file, creating it if necessary, and locks it. Blocks up to the timeout. Closing the
     * result releases the lock.
     *
     * @param abandoned ends the wait early; called from this thread
     * @throws HeldException if another process holds the lock for that long or the wait is
     *     abandoned
     * @throws IOException if the wait is interrupted or the file is no regular one: opening a FIFO
     *     would block forever
     */
    public static Closeable lock(Path file, Duration timeout, BooleanSupplier abandoned)
            throws IOException {
        Path path = file.toAbsolutePath().normalize();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!HELD_HERE.add(path)) { // Another thread of this process holds it.
            pause(file, deadline, abandoned);
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = open(file);
            while (!isLocked(channel)) {
                pause(file, deadline, abandoned);
            }
            locked = true;
            return new Held(channel, path);
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                HELD_HERE.remove(path);
            }
        }
    }

    /**
     * Locks the file as {@link #lock} does, without waiting.
     *
     * @return empty if this or another process holds the lock
     * @throws IOException if the file is no regular one
     */
    public static Optional<Closeable> tryLock(Path file) throws IOException {
        try {
            return Optional.of(lock(file, Duration.ZERO, () -> true));
        } catch (HeldException _) {
            return Optional.empty();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // Other code of this process holds it.
        }
    }

    private static FileChannel open(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void pause(Path file, long deadline, BooleanSupplier abandoned)
            throws IOException {
        if (abandoned.getAsBoolean() || System.nanoTime() - deadline >= 0) {
            throw new HeldException(file);
        }
        pause();
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a lock");
        }
    }
}
