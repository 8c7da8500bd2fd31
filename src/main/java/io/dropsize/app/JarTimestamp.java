package io.dropsize.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The date of the installed program's jar. The JVM uses its AOT cache only for a jar with one
 * particular date, and on Windows installers and archives store dates in the local time of the
 * build.
 */
public final class JarTimestamp {
    private static final Logger LOG = LoggerFactory.getLogger(JarTimestamp.class);

    /** Set by the launcher of the installed program, where it is needed. */
    private static final String WANTED = "dropsize.jar.date";

    private JarTimestamp() {}

    /** Corrects a wrong date, so that later starts are fast. */
    public static void restore() {
        restore(System.getProperty(WANTED, ""), System.getProperty("java.class.path", ""));
    }

    static void restore(String wanted, String jar) {
        if (wanted.isEmpty()) {
            return;
        }
        try {
            FileTime date = FileTime.from(Instant.parse(wanted));
            Path file = Path.of(jar);
            if (!Files.getLastModifiedTime(file).equals(date)) {
                Files.setLastModifiedTime(file, date);
            }
        } catch (IOException | InvalidPathException | DateTimeParseException e) {
            LOG.info("{} is not dated {}, and starts stay slow: {}", jar, wanted, e.toString());
        }
    }
}
