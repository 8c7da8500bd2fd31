package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.files.FileLocks;
import io.dropsize.files.PrivateFolder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The open file of the journal. */
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String NAME = "journal.db";
    private static final int WAIT_MILLIS = 20_000;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneId.systemDefault());

    /** How long another process may hold the lock while it opens the file. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final Path folder;
    private final BooleanSupplier abandoned;

    /**
     * @param abandoned whether the file is no longer needed: opening it then ends early
     */
    Database(Path folder, BooleanSupplier abandoned) {
        this.folder = folder;
        this.abandoned = abandoned;
    }

    Path file() {
        return folder.resolve(NAME);
    }

    /**
     * Opens the file, or creates it. An unreadable file is renamed and replaced by a new one.
     *
     * @param listener receives the path of the renamed file
     * @throws DropsizeException JOURNAL_OFF, JOURNAL_LOCKED, JOURNAL_NEWER
     */
    Connection open(Consumer<DropsizeException> listener) {
        try {
            PrivateFolder.makeOrClose(folder);
            SqliteLibrary.provide();
            try (Closeable _ =
                    FileLocks.lock(folder.resolve("journal.lock"), LOCK_TIMEOUT, abandoned)) {
                return openOrBegin(listener);
            }
        } catch (FileLocks.HeldException e) {
            throw new DropsizeException(ErrorKind.JOURNAL_LOCKED, e, file().toString(), e.holder());
        } catch (IOException | SQLException e) {
            throw off(e);
        }
    }

    /** An additional connection to the open file. */
    Connection another() {
        try {
            return connect();
        } catch (SQLException e) {
            throw off(e);
        }
    }

    DropsizeException off(Exception cause) {
        return new DropsizeException(ErrorKind.JOURNAL_OFF, cause, file().toString());
    }

    private Connection openOrBegin(Consumer<DropsizeException> listener)
            throws IOException, SQLException {
        try {
            return checked();
        } catch (SQLException e) {
            if (!isBroken(e)) {
                throw e;
            }
            LOG.warn("the journal can't be read", e);
            Path backup = backUp();
            listener.accept(new DropsizeException(ErrorKind.JOURNAL_BROKEN, e, backup.toString()));
            return checked();
        }
    }

    private Connection checked() throws SQLException {
        Connection connection = connect();
        boolean good = false;
        try {
            try (Statement statement = connection.createStatement();
                    ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
                String answer = check.getString(1);
                if (!"ok".equals(answer)) {
                    throw new SQLiteException(answer, SQLiteErrorCode.SQLITE_CORRUPT);
                }
            }
            Schema.migrate(connection, file().toString());
            Schema.requireComplete(connection);
            good = true;
            return connection;
        } finally {
            if (!good) {
                connection.close();
            }
        }
    }

    /** Every commit is on disk when it returns: WAL, and FULL to survive power cuts. */
    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(WAIT_MILLIS);
        config.enforceForeignKeys(true);
        // A URI, because the driver would parse the part of a plain path after "?" as options.
        Connection connection =
                config.createConnection("jdbc:sqlite:file:" + file().toUri().getRawPath());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA secure_delete = ON"); // Removed entries are overwritten.
        }
        return connection;
    }

    /** SQLITE_ERROR means that a table or a column is missing, or already exists. */
    private static boolean isBroken(SQLException e) {
        return e instanceof SQLiteException known
                && switch (known.getResultCode()) {
                    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CORRUPT_VTAB, SQLITE_ERROR -> true;
                    default -> false;
                };
    }

    private Path backUp() throws IOException {
        String name = "journal.broken-" + WHEN.format(Instant.now());
        for (String ending : List.of("-wal", "-shm", "")) {
            Path part = folder.resolve(NAME + ending);
            if (Files.exists(part)) {
                Files.move(part, folder.resolve(name + ".db" + ending));
            }
        }
        return folder.resolve(name + ".db");
    }
}
