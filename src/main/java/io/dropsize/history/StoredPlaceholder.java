package io.dropsize.history;

import io.dropsize.store.link.Placeholder;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The placeholders of uploaded images, in the rows of their jobs. */
final class StoredPlaceholder {
    private static final String LAST =
            """
            SELECT color, placeholder, thumbhash, blurhash FROM job
            WHERE destination = ? AND recipe = ? AND step = 'DONE' AND thumbhash IS NOT NULL
            ORDER BY id DESC LIMIT 1
            """;

    private StoredPlaceholder() {}

    /** Returns the placeholder of the last upload of a copy to a destination of this name. */
    static Optional<Placeholder> last(OpenJournal journal, String destination, String contentKey)
            throws SQLException {
        Connection reads = journal.reads();
        synchronized (reads) {
            try (PreparedStatement statement = reads.prepareStatement(LAST)) {
                statement.setString(1, destination);
                statement.setString(2, contentKey);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.ofNullable(read(row)) : Optional.empty();
                }
            }
        }
    }

    /** Returns the placeholder in a job's row; null if there is none. */
    static @Nullable Placeholder read(ResultSet row) throws SQLException {
        String color = row.getString("color");
        String thumbHash = row.getString("thumbhash");
        return color == null && thumbHash == null
                ? null
                : new Placeholder(
                        color, row.getString("placeholder"), thumbHash, row.getString("blurhash"));
    }
}
