package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tables, by version. Migrations are never changed, only added. */
final class Schema {
    private static final String JOB_OF_BATCH = "CREATE INDEX job_batch ON job (batch)";

    private static final String JOB_KNOWN =
            """
            CREATE INDEX job_known ON job (destination, recipe)
            WHERE step = 'DONE'
            """;

    private static final String JOB_UNFINISHED =
            """
            CREATE INDEX job_unfinished ON job (batch)
            WHERE step NOT IN ('DONE', 'CANCELLED') AND dismissed = 0
            """;

    private static final List<List<String>> VERSIONS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE batch (
                                id INTEGER PRIMARY KEY,
                                origin TEXT NOT NULL,
                                run TEXT NOT NULL,
                                begun TEXT NOT NULL,
                                closed INTEGER NOT NULL DEFAULT 0
                            )
                            """,
                            jobTable("job", "INTEGER PRIMARY KEY"),
                            JOB_OF_BATCH,
                            JOB_KNOWN,
                            JOB_UNFINISHED,
                            "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)"),
                    List.of(
                            """
                            CREATE TABLE deleted_object (
                                link TEXT PRIMARY KEY,
                                noticed TEXT NOT NULL
                            )
                            """),
                    // Without AUTOINCREMENT a new row gets the number of a removed one.
                    List.of(
                            jobTable("job_rebuilt", "INTEGER PRIMARY KEY AUTOINCREMENT"),
                            "INSERT INTO job_rebuilt SELECT * FROM job",
                            "DROP TABLE job",
                            "ALTER TABLE job_rebuilt RENAME TO job",
                            JOB_OF_BATCH,
                            JOB_KNOWN,
                            JOB_UNFINISHED),
                    List.of(
                            "ALTER TABLE job ADD COLUMN prefix TEXT NOT NULL DEFAULT ''",
                            "ALTER TABLE job ADD COLUMN path TEXT NOT NULL DEFAULT ''",
                            "ALTER TABLE job ADD COLUMN number INTEGER NOT NULL DEFAULT 1",
                            "ALTER TABLE job ADD COLUMN uuid TEXT NOT NULL"
                                    + " DEFAULT '00000000-0000-0000-0000-000000000000'"),
                    // The copies of responsive pictures, without the first one.
                    List.of(
                            "ALTER TABLE job ADD COLUMN color TEXT",
                            """
                            CREATE TABLE variant (
                                job INTEGER NOT NULL REFERENCES job (id),
                                number INTEGER NOT NULL,
                                key TEXT NOT NULL,
                                recipe TEXT NOT NULL,
                                format TEXT NOT NULL,
                                width INTEGER NOT NULL,
                                height INTEGER NOT NULL,
                                bytes INTEGER,
                                published TEXT,
                                link TEXT,
                                PRIMARY KEY (job, number)
                            )
                            """,
                            "CREATE INDEX variant_known ON variant (recipe)",
                            """
                            CREATE TRIGGER variant_removed AFTER DELETE ON job
                            BEGIN DELETE FROM variant WHERE job = old.id; END
                            """),
                    List.of(
                            "ALTER TABLE job ADD COLUMN alt TEXT",
                            "ALTER TABLE job ADD COLUMN title TEXT",
                            "CREATE INDEX job_link ON job (link)",
                            // Of objects without an upload in the history.
                            """
                            CREATE TABLE description (
                                link TEXT PRIMARY KEY,
                                alt TEXT,
                                title TEXT
                            )
                            """),
                    List.of(
                            "ALTER TABLE job ADD COLUMN placeholder TEXT",
                            "ALTER TABLE job ADD COLUMN thumbhash TEXT",
                            "ALTER TABLE job ADD COLUMN blurhash TEXT"),
                    // The mirrors that lack a completed job's copies.
                    List.of(
                            "ALTER TABLE job ADD COLUMN mirrors TEXT",
                            """
                            CREATE INDEX job_mirrors ON job (batch)
                            WHERE mirrors IS NOT NULL AND dismissed = 0
                            """),
                    List.of(
                            "ALTER TABLE job RENAME COLUMN recipe TO content_key",
                            "ALTER TABLE variant RENAME COLUMN recipe TO content_key"));

    private Schema() {}

    private static String jobTable(String name, String idType) {
        return """
            CREATE TABLE %s (
                id %s,
                batch INTEGER NOT NULL REFERENCES batch (id),
                step TEXT NOT NULL,
                dismissed INTEGER NOT NULL DEFAULT 0,
                label TEXT NOT NULL,
                name TEXT NOT NULL,
                file TEXT,
                kept TEXT,
                preset TEXT NOT NULL,
                destination TEXT NOT NULL,
                accepted TEXT NOT NULL,
                key TEXT,
                recipe TEXT,
                format TEXT,
                width INTEGER,
                height INTEGER,
                frames INTEGER,
                source_bytes INTEGER,
                copy_format TEXT,
                copy_width INTEGER,
                copy_height INTEGER,
                bytes INTEGER,
                published TEXT,
                link TEXT,
                already_there INTEGER,
                error TEXT,
                error_context TEXT,
                changed TEXT NOT NULL
            )
            """
                .formatted(name, idType);
    }

    /**
     * Migrates the tables to the newest version, with one transaction per version.
     *
     * @throws DropsizeException JOURNAL_NEWER if a newer version of Dropsize has written them
     */
    static void migrate(Connection connection, String file) throws SQLException {
        int version = version(connection);
        if (version > VERSIONS.size()) {
            throw new DropsizeException(ErrorKind.JOURNAL_NEWER, file);
        }
        if (version < 0) {
            throw new SQLiteException("version " + version, SQLiteErrorCode.SQLITE_CORRUPT);
        }
        try (Statement statement = connection.createStatement()) {
            while (version < VERSIONS.size()) {
                statement.execute("BEGIN IMMEDIATE");
                version = version(connection); // Another process may have done it first.
                if (version < VERSIONS.size()) {
                    for (String change : VERSIONS.get(version)) {
                        statement.execute(change);
                    }
                    version++;
                    statement.execute("PRAGMA user_version = " + version);
                }
                statement.execute("COMMIT");
            }
        }
    }

    /**
     * Checks that every table has its columns.
     *
     * @throws SQLiteException SQLITE_CORRUPT if one is missing
     */
    static void requireComplete(Connection connection) throws SQLException {
        try (Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            migrate(fresh, "");
            Set<String> missing = columns(fresh);
            missing.removeAll(columns(connection));
            if (!missing.isEmpty()) {
                throw new SQLiteException("missing: " + missing, SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
    }

    private static Set<String> columns(Connection connection) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT t.name || '.' || c.name FROM sqlite_master AS t"
                                        + " JOIN pragma_table_info(t.name) AS c"
                                        + " WHERE t.type = 'table'")) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            return version.getInt(1);
        }
    }
}
