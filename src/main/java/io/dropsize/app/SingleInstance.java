package io.dropsize.app;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;
import io.dropsize.files.FileLocks;
import io.dropsize.files.PrivateFolder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ensures that one window runs per user: a second start hands its files to the first window. A lock
 * on a file determines which process is the window; the system releases the lock when the process
 * ends, even if it is killed.
 */
public final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);

    /** A listening window takes files within milliseconds unless it is frozen. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    /** For a window that is starting on a busy machine, or finishing its uploads before it ends. */
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private static final long RETRY_MILLIS = 50;

    private final Path folder;
    private final @Nullable Closeable lock;
    private volatile boolean left;
    private boolean failing;

    private SingleInstance(Path folder, @Nullable Closeable lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Becomes the window, or hands the files to the process that is the window. The files are
     * handed over once or not at all. Blocks until the window has them.
     *
     * @param data the folder that the processes share
     * @return empty if another window has taken the files
     * @throws DropsizeException ALREADY_RUNNING if another window does not respond in time or can't
     *     read the paths; it won't take the files later
     */
    public static Optional<SingleInstance> claim(Path data, List<Path> files) {
        return claim(data, files, LONGEST_ANSWER, LONGEST_START);
    }

    static Optional<SingleInstance> claim(
            Path data, List<Path> files, Duration longestAnswer, Duration longestStart) {
        Path folder = data.resolve("window");
        try {
            PrivateFolder.make(data);
            PrivateFolder.makeOrClose(folder);
            Closeable lock = tryLock(folder);
            return lock != null
                    ? Optional.of(window(folder, lock))
                    : handOver(folder, files, longestAnswer, longestStart);
        } catch (IOException e) {
            LOG.warn("no files can be handed over in {}", folder, e);
            return Optional.of(new SingleInstance(folder, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    private static Optional<SingleInstance> handOver(
            Path folder, List<Path> files, Duration longestAnswer, Duration longestStart)
            throws IOException, InterruptedException {
        HandOver offer = offer(folder, files);
        HandOverDeadline deadline =
                new HandOverDeadline(longestAnswer, longestStart, System::nanoTime);
        while (true) {
            if (offer.isRefused()) {
                throw new DropsizeException(ErrorKind.ALREADY_RUNNING);
            }
            if (offer.isTaken()) {
                return Optional.empty();
            }
            Closeable lock = tryLock(folder);
            if (lock != null) { // The other window has ended.
                if (offer.withdrawFromEndedWindow()) {
                    return Optional.of(window(folder, lock));
                }
                lock.close();
                return Optional.empty();
            }
            if (deadline.update(Files.exists(listening(folder)))) {
                if (offer.withdraw()) {
                    throw new DropsizeException(ErrorKind.ALREADY_RUNNING);
                }
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        }
    }

    /** A second window would not help: it couldn't write its files either. */
    private static HandOver offer(Path folder, List<Path> files) {
        try {
            return HandOver.offer(folder, files);
        } catch (IOException e) {
            throw WriteErrors.translate(e, folder);
        }
    }

    private static SingleInstance window(Path folder, Closeable lock) {
        try {
            Files.deleteIfExists(listening(folder)); // Left by a window that was killed.
            HandOver.tidy(folder);
        } catch (IOException e) {
            LOG.warn("{} can't be tidied", folder, e);
        }
        return new SingleInstance(folder, lock);
    }

    /** Exists while a window takes files. */
    private static Path listening(Path folder) {
        return folder.resolve("listening");
    }

    /**
     * Starts to take files from other processes, including files that were offered earlier.
     *
     * @param listener receives the files of each hand-over, possibly none; the sender waits until
     *     it returns. It receives nothing after {@link #leave}
     * @param executor runs the listener
     */
    public void onFiles(Consumer<List<Path>> listener, Executor executor) {
        if (lock != null) {
            Thread.ofPlatform()
                    .daemon()
                    .name("dropsize-hand-over")
                    .start(() -> listen(listener, executor));
        }
    }

    private void listen(Consumer<List<Path>> listener, Executor executor) {
        try (FolderWatch changes = new FolderWatch(folder)) {
            while (!left) {
                takeAll(listener, executor);
                changes.await();
            }
        } catch (IOException e) {
            LOG.warn("{} is still watched", folder, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeAll(Consumer<List<Path>> listener, Executor executor)
            throws InterruptedException {
        try {
            if (!Files.exists(listening(folder))) {
                createListening();
            }
            for (HandOver offer : HandOver.offeredIn(folder)) {
                take(offer, listener, executor);
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn("files in {} can't be taken yet", folder, e);
            }
            failing = true;
        }
    }

    private synchronized void createListening() throws IOException {
        if (!left) {
            Files.createFile(listening(folder));
        }
    }

    private void take(HandOver offer, Consumer<List<Path>> listener, Executor executor)
            throws IOException, InterruptedException {
        FutureTask<Void> receipt;
        try {
            List<Path> paths = offer.paths();
            receipt = new FutureTask<>(() -> receive(offer, paths, listener));
        } catch (NoSuchFileException _) {
            return; // Its sender has withdrawn it.
        } catch (RuntimeException e) {
            LOG.warn("paths that another process has handed over can't be read", e);
            if (offer.claim()) {
                offer.refuse();
            }
            return;
        }
        try {
            executor.execute(receipt);
            receipt.get();
        } catch (RuntimeException | ExecutionException e) {
            LOG.warn("files that another process has handed over can't be taken", e);
        }
    }

    /**
     * On the window's thread: a window that hangs claims nothing, and the sender withdraws its
     * offer in time.
     */
    private synchronized @Nullable Void receive(
            HandOver offer, List<Path> paths, Consumer<List<Path>> listener) throws IOException {
        if (left || !offer.claim()) {
            return null;
        }
        boolean received = false;
        try {
            listener.accept(paths);
            received = true;
        } finally {
            if (received) {
                offer.confirm();
            } else {
                offer.refuse();
            }
        }
        return null;
    }

    /**
     * Stops taking files because this window is about to end. A process that starts now waits for
     * that and becomes the window.
     */
    public synchronized void leave() {
        left = true;
        if (lock != null) {
            try {
                Files.deleteIfExists(listening(folder));
            } catch (IOException e) {
                LOG.warn("{} can't be left properly", folder, e);
            }
        }
    }

    @Override
    public void close() {
        leave();
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            LOG.warn("the window's lock was not released properly", e);
        }
    }

    private static @Nullable Closeable tryLock(Path folder) throws IOException {
        return FileLocks.tryLock(folder.resolve("window.lock")).orElse(null);
    }
}
