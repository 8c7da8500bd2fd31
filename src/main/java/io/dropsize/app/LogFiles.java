package io.dropsize.app;

import io.dropsize.files.PrivateFolder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;

/**
 * The log: files in one folder, at most three of one megabyte each. Nothing is logged to the
 * console.
 */
public final class LogFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);
    private static final int MEGABYTE = 1 << 20;
    private static final int FILES = 3;

    private LogFiles() {}

    /**
     * Configures this process's log in the folder. If the folder can't be used, nothing is logged
     * and everything else works.
     */
    public static void begin(Path folder) {
        LogManager.getLogManager().reset();
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
        root.setLevel(Level.WARNING);
        java.util.logging.Logger.getLogger("io.dropsize").setLevel(Level.INFO);
        try {
            PrivateFolder.makeOrClose(folder);
            String pattern = folder.toString().replace("%", "%%") + "/dropsize-%u.%g.log";
            FileHandler files = new FileHandler(pattern, MEGABYTE, FILES, true);
            files.setFormatter(new LogFormatter());
            files.setErrorManager(new Silent());
            files.setFilter(new LogLimit(System::nanoTime, LogFiles::reportDropped));
            root.addHandler(files);
        } catch (IOException e) {
            LOG.warn("no log file in {}", folder, e);
        }
    }

    private static void reportDropped(int records) {
        LOG.warn("{} log records of the embedded server were dropped within a minute", records);
    }

    /** The default manager would print stack traces to stderr when the disk is full. */
    private static final class Silent extends ErrorManager {
        @Override
        public void error(String message, Exception e, int code) {
            // Without a log, this can't be reported.
        }
    }
}
