package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.store.link.Description;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The descriptions in the journal, also of objects that this computer has not uploaded. */
final class ImageDescriptions implements Descriptions {
    private static final String FIND =
            """
            SELECT alt, title FROM (
                SELECT id, alt, title FROM job WHERE link = ?1 AND step = 'DONE'
                UNION ALL SELECT 0, alt, title FROM description WHERE link = ?1)
            WHERE alt IS NOT NULL OR title IS NOT NULL
            ORDER BY id DESC LIMIT 1
            """;

    private final SqliteJournal journal;

    ImageDescriptions(SqliteJournal journal) {
        this.journal = journal;
    }

    @Override
    public Optional<Description> of(URI address) {
        OpenJournal open = journal.opened().orElse(null);
        if (open == null) {
            return Optional.empty();
        }
        Connection reads = open.reads();
        synchronized (reads) {
            try (PreparedStatement statement = reads.prepareStatement(FIND)) {
                statement.setString(1, address.toString());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(JobMapper.description(row)) : Optional.empty();
                }
            } catch (SQLException e) {
                throw new DropsizeException(ErrorKind.HISTORY_UNREADABLE, e);
            }
        }
    }

    @Override
    public void describe(URI address, Description words) {
        journal.opened()
                .ifPresent(
                        open ->
                                open.writer()
                                        .write(connection -> write(connection, address, words))
                                        .join());
    }

    private static void write(Connection connection, URI address, Description words)
            throws SQLException {
        int uploads =
                JobStatements.update(
                        connection,
                        "UPDATE job SET alt = ?, title = ? WHERE link = ? AND step = 'DONE'",
                        words.alt(),
                        words.title(),
                        address);
        if (uploads == 0) {
            JobStatements.update(
                    connection,
                    "INSERT OR REPLACE INTO description (link, alt, title) VALUES (?, ?, ?)",
                    address,
                    words.alt(),
                    words.title());
        }
    }

    /** Removes the descriptions of objects without an upload in the history. */
    static void forget(Connection connection) throws SQLException {
        JobStatements.update(connection, "DELETE FROM description");
    }
}
