package io.dropsize.history;

import io.dropsize.pipeline.plan.StoredPlan;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.PublishedCopy;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table {@code variant}: the copies of responsive pictures, without the first one. */
final class VariantRows {
    private VariantRows() {}

    /** Replaces the planned copies of a job. The first one is in the job's own row. */
    static void planned(Connection connection, long job, List<StoredPlan.Copy> copies)
            throws SQLException {
        if (copies.size() == 1 && !hasAny(connection, job)) {
            return;
        }
        Sql.update(connection, "DELETE FROM variant WHERE job = ?", job);
        for (int i = 1; i < copies.size(); i++) {
            StoredPlan.Copy copy = copies.get(i);
            Sql.update(
                    connection,
                    "INSERT INTO variant (job, number, key, content_key, format, width, height)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    job,
                    i,
                    copy.key(),
                    copy.contentKey(),
                    copy.format(),
                    copy.width(),
                    copy.height());
        }
    }

    private static boolean hasAny(Connection connection, long job) throws SQLException {
        return Sql.first(connection, "SELECT 1 FROM variant WHERE job = ?", _ -> true, job)
                .isPresent();
    }

    /** All copies of a job are published. */
    static void published(Connection connection, long job, List<PublishedCopy> copies)
            throws SQLException {
        for (int i = 1; i < copies.size(); i++) {
            Published published = copies.get(i).published();
            Sql.update(
                    connection,
                    "UPDATE variant SET bytes = ?, published = ?, link = ?"
                            + " WHERE job = ? AND number = ?",
                    copies.get(i).bytes(),
                    published.key(),
                    published.link(),
                    job,
                    i);
        }
    }

    /** A job's copies after the first one, as planned and, if it is done, as published. */
    record Stored(List<StoredPlan.Copy> planned, List<PublishedCopy> published) {
        static final Stored NONE = new Stored(List.of(), List.of());

        long bytes() {
            return published.stream().mapToLong(PublishedCopy::bytes).sum();
        }
    }

    static Stored read(Connection connection, long job) throws SQLException {
        List<PublishedCopy> published = new ArrayList<>();
        List<StoredPlan.Copy> planned =
                Sql.all(
                        connection,
                        "SELECT * FROM variant WHERE job = ? ORDER BY number",
                        row -> {
                            if (row.getString("link") != null) {
                                published.add(published(row));
                            }
                            return planned(row);
                        },
                        job);
        return new Stored(planned, published);
    }

    private static StoredPlan.Copy planned(ResultSet row) throws SQLException {
        return new StoredPlan.Copy(
                row.getString("key"),
                row.getString("content_key"),
                row.getString("format"),
                row.getInt("width"),
                row.getInt("height"));
    }

    private static PublishedCopy published(ResultSet row) throws SQLException {
        var there =
                new Published(
                        row.getString("published"), URI.create(row.getString("link")), true, null);
        return new PublishedCopy(there, row.getLong("bytes"));
    }
}
