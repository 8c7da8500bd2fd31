package io.dropsize.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Exclusive locks between processes, with a limited wait. */
public final class FileLocks {
    private static final long POLL_MILLIS = 50;

    private FileLocks() {}

    /** Another process holds the lock. */
    public static final class HeldException extends FileSystemException {
        private static final long serialVersionUID = 1L;

        private final String holder;

        HeldException(Path file) {
            super(file.toString(), null, "locked by another process");
            this.holder = LockHolder.of(file).orElse("");
        }

        /** The program's name and process ID; empty if the system doesn't provide them. */
        public String holder() {
            return holder;
        }
    }

    /**
     * Opens the file, creating it if necessary, and locks it. Blocks up to the timeout. Closing the
     * channel releases the lock.
     *
     * @param abandoned ends the wait early; called from this thread
     * @throws HeldException if another process holds the lock for that long or the wait is
     *     abandoned
     * @throws IOException if the wait is interrupted or the file is no regular one: opening a FIFO
     *     would block forever
     */
    public static FileChannel lock(Path file, Duration timeout, BooleanSupplier abandoned)
            throws IOException {
        FileChannel channel = open(file);
        boolean locked = false;
        try {
            long deadline = System.nanoTime() + timeout.toNanos();
            while (!tryLock(channel)) {
                if (abandoned.getAsBoolean() || System.nanoTime() - deadline >= 0) {
                    throw new HeldException(file);
                }
                pause();
            }
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Another thread of this process may hold it as well. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
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
