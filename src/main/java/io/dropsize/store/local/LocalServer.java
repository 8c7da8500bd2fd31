package io.dropsize.store.local;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;
import io.dropsize.files.FileLocks;
import io.dropsize.files.PrivateFolder;
import io.dropsize.store.Destination;
import io.dropsize.store.SecretKey;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The S3 server behind "This computer". The first process that starts it serves; all others use
 * that server, and one of them takes over at the same port when the first one ends, even if it is
 * killed.
 */
public final class LocalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Path objects;
    private final ServerState state;
    private final WriteMarkers writing;

    /** Used by the standby only. */
    private boolean saidWhyNot;

    private final CountDownLatch closing = new CountDownLatch(1);

    private @Nullable Closeable lock;
    private @Nullable EmbeddedServer server;
    private @Nullable SecretKey keys;
    private int port;

    private LocalServer(Path objects, ServerState state, WriteMarkers writing) {
        this.objects = objects;
        this.state = state;
        this.writing = writing;
    }

    /**
     * Returns when a server responds, in this process or another. Takes about a second.
     *
     * @param objects where buckets are folders and objects are files; created if missing
     * @param stateFolder where port, keys and lock are kept; created if missing
     * @throws DropsizeException LOCAL_SERVER_FAILED, LOCAL_SERVER_HELD, FILE_UNREADABLE,
     *     CANNOT_WRITE, CANCELLED
     */
    public static LocalServer start(Path objects, Path stateFolder) {
        try {
            PrivateFolder.makeOrClose(stateFolder);
            var server =
                    new LocalServer(
                            objects,
                            new ServerState(stateFolder),
                            new WriteMarkers(stateFolder.resolve("writing")));
            server.check();
            server.begin();
            return server;
        } catch (IOException e) {
            throw failed(e, stateFolder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    /**
     * Returns if objects can be written; creates their folder if it is missing.
     *
     * @throws DropsizeException CANNOT_WRITE
     */
    public void check() {
        folder(objects.resolve(Destination.thisComputer().bucket()));
    }

    private static void folder(Path folder) {
        try {
            PrivateFolder.make(folder);
        } catch (IOException e) {
            throw WriteErrors.translate(e, folder);
        }
        if (!Files.isWritable(folder)) {
            throw new DropsizeException(ErrorKind.CANNOT_WRITE, folder.toString());
        }
    }

    private void begin() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!serve() && !join()) {
            if (System.nanoTime() > end) {
                throw new DropsizeException(ErrorKind.LOCAL_SERVER_HELD);
            }
            var _ = closing.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (!ownsServer()) {
            Thread.ofPlatform().daemon().name("local-server-standby").start(this::standBy);
        }
    }

    /** Serves, unless another process does. */
    private synchronized boolean serve() throws IOException {
        if (closing.getCount() == 0) {
            return false;
        }
        Optional<Closeable> acquired = FileLocks.tryLock(state.lockFile());
        if (acquired.isEmpty()) {
            return false;
        }
        boolean serving = false;
        try {
            remember(state::starting);
            writing.tidy();
            SecretKey own = state.keysOrNew();
            EmbeddedServer started = EmbeddedServer.start(objects, writing, own, state.port());
            remember(() -> state.serving(started.port()));
            lock = acquired.get();
            server = started;
            keys = own;
            port = started.port();
            serving = true;
        } finally {
            if (!serving) {
                acquired.get().close();
            }
        }
        return true;
    }

    /** Existing objects stay readable when the disk is full. */
    private static void remember(Note note) {
        try {
            note.write();
        } catch (IOException e) {
            LOG.warn("other processes may not find the store on this computer", e);
        }
    }

    /** Stores a value for other processes. */
    private interface Note {
        void write() throws IOException;
    }

    /** Uses the server of another process, once it responds. */
    private synchronized boolean join() throws IOException {
        OptionalInt serving = state.servingPort();
        Optional<SecretKey> found = state.keys();
        if (serving.isEmpty() || found.isEmpty() || !EmbeddedServer.answers(serving.getAsInt())) {
            return false;
        }
        port = serving.getAsInt();
        keys = found.get();
        return true;
    }

    private void standBy() {
        try {
            boolean serving = false;
            while (!serving && !closing.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                serving = tookOver();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A full or missing disk may become available again; the failure is logged once and retried.
     */
    private boolean tookOver() {
        try {
            boolean serving = serve();
            if (serving) {
                LOG.info("Took over the store on this computer at port {}", port());
            }
            return serving;
        } catch (IOException e) {
            if (!saidWhyNot) {
                LOG.warn("Cannot take over the store on this computer yet", e);
                saidWhyNot = true;
            }
            return false;
        }
    }

    private synchronized int port() {
        return port;
    }

    /**
     * Returns the current address. It changes only if another program takes the port in between.
     */
    public URI endpoint() {
        return EmbeddedServer.endpoint(port());
    }

    public synchronized SecretKey accessKey() {
        if (keys == null) {
            throw new IllegalStateException("begun before it is handed out");
        }
        return keys;
    }

    /** Returns whether this process is the one that serves. */
    public synchronized boolean ownsServer() {
        return server != null;
    }

    /**
     * Stops the server, or the wait for it. Another process that uses it takes over, and its
     * clients' next attempts reach that one.
     */
    @Override
    public void close() {
        closing.countDown();
        try {
            release();
        } catch (IOException e) {
            LOG.warn("The store on this computer did not end cleanly", e);
        }
    }

    private synchronized void release() throws IOException {
        EmbeddedServer served = server;
        Closeable held = lock;
        server = null;
        lock = null;
        if (served != null && held != null) {
            try (held) {
                served.close();
            }
        }
    }

    private static DropsizeException failed(IOException e, Path stateFolder) {
        if (e instanceof AccessDeniedException denied) {
            return new DropsizeException(ErrorKind.FILE_UNREADABLE, e, denied.getFile());
        }
        if (e instanceof FileSystemException) {
            return WriteErrors.translate(e, stateFolder);
        }
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new DropsizeException(ErrorKind.LOCAL_SERVER_FAILED, e, reason);
    }
}
