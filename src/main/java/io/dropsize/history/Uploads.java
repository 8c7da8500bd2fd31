package io.dropsize.history;

import io.dropsize.error.DropsizeException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Past uploads, newest first. Calls block and may come from any thread. */
public final class Uploads {
    private static final String PAGE =
            """
            SELECT * FROM job
            WHERE step IN ('DONE', 'FAILED') AND id < ?
                AND (name LIKE ? ESCAPE '!' OR published LIKE ? ESCAPE '!')
            ORDER BY id DESC LIMIT ?
            """;

    private final SqliteJournal journal;

    Uploads(SqliteJournal journal) {
        this.journal = journal;
    }

    /**
     * A page of what came to its end.
     *
     * @param words what names or keys contain; empty for all
     * @param before the last one of the page before; null for the first page
     * @param most at most so many
     */
    public List<Upload> page(String words, @Nullable Upload before, int most) {
        OpenJournal open = journal.opened().orElse(null);
        if (open == null) {
            return List.of();
        }
        String like = "%" + words.replaceAll("([!%_])", "!$1") + "%";
        Connection reads = open.reads();
        synchronized (reads) {
            try (PreparedStatement statement = reads.prepareStatement(PAGE)) {
                statement.setLong(1, before == null ? Long.MAX_VALUE : before.id());
                statement.setString(2, like);
                statement.setString(3, like);
                statement.setInt(4, most);
                return uploads(statement);
            } catch (SQLException e) {
                journal.failed(e);
                return List.of();
            }
        }
    }

    private static List<Upload> uploads(PreparedStatement statement) throws SQLException {
        List<Upload> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(upload(row));
            }
        }
        return found;
    }

    private static Upload upload(ResultSet row) throws SQLException {
        String link = row.getString("link");
        DropsizeException error = row.getString("error") == null ? null : Reader.error(row);
        return new Upload(
                row.getLong("id"),
                row.getString("name"),
                row.getString("destination"),
                row.getString("published"),
                link == null ? null : URI.create(link),
                row.getInt("copy_width"),
                row.getInt("copy_height"),
                row.getLong("bytes"),
                Instant.parse(row.getString("changed")),
                error);
    }
}
