package io.dropsize.history;

import io.dropsize.store.link.Placeholder;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The placeholders of uploaded images, in the rows of their jobs. */
final class StoredPlaceholder {
    private static final String LAST =
            """
            SELECT color, placeholder, thumbhash, blurhash FROM job
            WHERE destination = ? AND content_key = ? AND step = 'DONE' AND thumbhash IS NOT NULL
            ORDER BY id DESC LIMIT 1
            """;

    private StoredPlaceholder() {}

    /** Returns the placeholder of the last upload of a copy to a destination of this name. */
    static Optional<Placeholder> last(OpenJournal journal, String destination, String contentKey)
            throws SQLException {
        return journal
                .read(LAST, row -> Optional.ofNullable(read(row)), destination, contentKey)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
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
