package io.dropsize.history;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * SQLite's native library, unpacked once into a folder of ours. The driver would unpack it at each
 * start into the system's folder for temporary files, and leave it there when it is killed.
 */
public final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

    /** Where the driver looks first. An installer may set it, to a folder that has the library. */
    private static final String FOLDER = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /** It is kept below this folder, unless an installer has put it elsewhere. Writes nothing. */
    public static void keepBelow(Path natives) {
        if (System.getProperty(FOLDER) == null) {
            String version = SQLiteJDBCLoader.getVersion();
            System.setProperty(FOLDER, natives.resolve("sqlite-" + version).toString());
        }
    }

    /** Sees to it that it is there. If that is not possible, the driver does it in its own way. */
    static void provide() {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        Path file = Path.of(folder, name);
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (packed != null && !Files.exists(file)) {
                unpack(packed, file);
            }
        } catch (IOException e) {
            LOG.warn("SQLite's library can't be kept in {}", folder, e);
        }
    }

    /** It is there whole or not at all. */
    private static void unpack(InputStream packed, Path file) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, "sqlite", ".part");
        try {
            Files.copy(packed, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
