package io.dropsize.app;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sees to it that there is one window: whoever starts another hands its files to the first. The
 * lock on a file decides, which the system gives up when the process ends, however it ends.
 */
public final class OneWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneWindow.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Path address;
    private final @Nullable FileChannel lock;
    private @Nullable Doorbell doorbell;
    private boolean left;

    private OneWindow(Path address, @Nullable FileChannel lock) {
        this.address = address;
        this.lock = lock;
    }

    /**
     * Takes the place of the window, or hands the files to the one that has it, as soon as that
     * listens. Blocks for some seconds at most.
     *
     * @param data the folder in which windows meet
     * @return empty when another window has taken the files
     * @throws DropsizeException ALREADY_RUNNING when there is one that does not answer
     */
    public static Optional<OneWindow> claim(Path data, List<Path> files) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        Path address = data.resolve("window.address");
        try {
            Files.createDirectories(data);
            while (System.nanoTime() < end) {
                FileChannel lock = tryLock(data.resolve("window.lock"));
                if (lock != null) {
                    return Optional.of(new OneWindow(address, lock));
                }
                if (Doorbell.ring(address, files)) {
                    return Optional.empty();
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (IOException e) {
            LOG.warn("windows can't meet in {}", data, e);
            return Optional.of(new OneWindow(address, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
        throw new DropsizeException(ErrorKind.ALREADY_RUNNING);
    }

    /**
     * Listens from now on for the files that others hand over, maybe none. Until then they wait.
     *
     * @param listener is called from a thread of its own; must be quick
     */
    public void onFiles(Consumer<List<Path>> listener) {
        if (lock != null) {
            Thread.ofPlatform().daemon().name("dropsize-doorbell").start(() -> listen(listener));
        }
    }

    private void listen(Consumer<List<Path>> listener) {
        try (Doorbell bell = Doorbell.hang(address, listener)) {
            if (keep(bell)) {
                bell.listen();
            }
        } catch (IOException e) {
            LOG.warn("no other window can hand files over", e);
        }
    }

    private synchronized boolean keep(Doorbell bell) {
        doorbell = bell;
        return !left;
    }

    /**
     * Takes no more files: this window is about to end. Who starts now waits for that, and becomes
     * the window.
     */
    public synchronized void leave() {
        left = true;
        try {
            if (doorbell != null) {
                doorbell.close();
            }
        } catch (IOException e) {
            LOG.warn("the window's bell still rings", e);
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
            LOG.warn("the window's place was not left properly", e);
        }
    }

    private static @Nullable FileChannel tryLock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return null;
        }
        return channel;
    }
}
