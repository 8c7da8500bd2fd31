package io.dropsize.history;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An empty file that exists while the window may have unfinished jobs, also after it was killed. It
 * can be checked before the journal is opened, which takes time. Thread-safe.
 */
final class UnfinishedMarker {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedMarker.class);

    private final Path file;
    private volatile boolean set;

    UnfinishedMarker(Path folder) {
        this.file = folder.resolve("window.unfinished");
    }

    boolean exists() {
        return Files.exists(file);
    }

    void set() {
        if (!set) {
            set = true;
            try {
                Files.write(file, new byte[0]);
            } catch (IOException e) {
                LOG.warn("the next start doesn't expect unfinished jobs", e);
            }
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the next start expects unfinished jobs", e);
        }
    }
}
