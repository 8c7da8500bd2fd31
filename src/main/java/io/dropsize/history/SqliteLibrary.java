package io.dropsize.history;

import io.dropsize.files.UnpackedFile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;

/**
 * SQLite's native library, extracted once into our own folder. The driver would extract it at each
 * start into the system's temporary folder, and leave it there when the process is killed.
 */
public final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

    /**
     * Where the driver looks first. An installer may set it to a folder that contains the library.
     */
    private static final String FOLDER = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /** The library's folder below this one, unless an installer has set another. Writes nothing. */
    public static void keepBelow(Path natives) {
        if (System.getProperty(FOLDER) == null) {
            String version = SQLiteJDBCLoader.getVersion();
            System.setProperty(FOLDER, natives.resolve("sqlite-" + version).toString());
        }
    }

    /**
     * Extracts the library if it is missing or damaged. If that fails, the driver uses its own
     * mechanism.
     */
    static void provide() {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        Path file = Path.of(folder, name);
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        URL packed = SQLiteJDBCLoader.class.getResource(resource);
        if (packed == null) {
            return;
        }
        try {
            UnpackedFile.provide(packed, file);
        } catch (IOException e) {
            LOG.warn("SQLite's library can't be kept in {}", folder, e);
        }
    }
}
