package io.dropsize.app;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Waits for new files in a folder. */
final class FolderWatch implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    /**
     * The time between two scans at most: some systems report changes late, or can't watch any more
     * folders.
     */
    private static final long RESCAN_MILLIS = 1000;

    private final @Nullable WatchService changes;

    FolderWatch(Path folder) throws IOException {
        this.changes = watch(folder);
    }

    private static @Nullable WatchService watch(Path folder) throws IOException {
        WatchService service = null;
        try {
            service = folder.getFileSystem().newWatchService();
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE);
            return service;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("{} is not watched: {}", folder, e.toString());
            if (service != null) {
                service.close();
            }
            return null;
        }
    }

    /** Returns when a file may have been created, after a second at the latest. */
    void await() throws InterruptedException {
        if (changes == null) {
            TimeUnit.MILLISECONDS.sleep(RESCAN_MILLIS);
            return;
        }
        WatchKey key = changes.poll(RESCAN_MILLIS, TimeUnit.MILLISECONDS);
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }

    @Override
    public void close() throws IOException {
        if (changes != null) {
            changes.close();
        }
    }
}
