package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.link.Description;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Past uploads, newest first. Calls block. Thread-safe. */
public final class UploadHistory {
    private static final String PAGE =
            """
            SELECT job.*, deleted_object.link IS NOT NULL AS deleted,
                (SELECT count(*) + 1 FROM variant WHERE variant.job = job.id) AS copies
            FROM job LEFT JOIN deleted_object ON deleted_object.link = job.link
            WHERE step IN (%s) AND id < ?
            """;
    private static final String WORD =
            " AND (name LIKE ? ESCAPE '!' OR published LIKE ? ESCAPE '!')";
    private static final String RESULT = "SELECT * FROM job WHERE id = ?";
    private static final String RESPONSIVE =
            """
            SELECT * FROM job WHERE destination = ? AND step = 'DONE'
                AND EXISTS (SELECT 1 FROM variant WHERE variant.job = job.id)
            ORDER BY id DESC
            """;
    private static final String LAST_BATCH =
            """
            SELECT COUNT(*) AS images, MAX(changed) AS ended FROM job
            WHERE step = 'DONE' AND batch =
                (SELECT batch FROM job WHERE step = 'DONE' ORDER BY id DESC LIMIT 1)
            """;
    private static final String REMOVE = "DELETE FROM job WHERE step IN ('DONE', 'FAILED')";

    /** Cancelled jobs of closed batches, which are neither resumed nor shown. */
    private static final String REMOVE_CANCELLED =
            "DELETE FROM job WHERE step = 'CANCELLED'"
                    + " AND batch IN (SELECT id FROM batch WHERE closed = 1)";

    /** Deleted objects are stored by their links, which would reveal past uploads. */
    private static final String FORGET_LINKS =
            "DELETE FROM deleted_object WHERE link NOT IN"
                    + " (SELECT link FROM job WHERE link IS NOT NULL)";

    private static final Logger LOG = LoggerFactory.getLogger(UploadHistory.class);
    private static final int MAX_WORDS = 10;
    private static final int MAX_WORD_LENGTH = 200;

    private final SqliteJournal journal;

    UploadHistory(SqliteJournal journal) {
        this.journal = journal;
    }

    /**
     * Returns a page of uploads that have ended.
     *
     * @param search separated by spaces; the name or key contains each of them, in any order. Empty
     *     for all. Words after the tenth are ignored
     * @param failedOnly whether to exclude successful uploads
     * @param before the last upload of the previous page; null for the first page
     * @param max the page size
     * @throws DropsizeException HISTORY_UNREADABLE
     */
    public List<PastUpload> page(
            String search, boolean failedOnly, @Nullable PastUpload before, int max) {
        OpenJournal open = journal.opened().orElse(null);
        if (open == null) {
            return List.of();
        }
        List<String> patterns =
                Stream.of(search.strip().split("\\s+"))
                        .limit(MAX_WORDS)
                        .map(word -> word.substring(0, Math.min(word.length(), MAX_WORD_LENGTH)))
                        .map(word -> "%" + word.replaceAll("([!%_])", "!$1") + "%")
                        .toList();
        String sql =
                PAGE.formatted(failedOnly ? "'FAILED'" : "'DONE', 'FAILED'")
                        + WORD.repeat(patterns.size())
                        + " ORDER BY id DESC LIMIT ?";
        Connection reads = open.reads();
        synchronized (reads) {
            try (PreparedStatement statement = reads.prepareStatement(sql)) {
                int at = 1;
                statement.setLong(at++, before == null ? Long.MAX_VALUE : before.id());
                for (String pattern : patterns) {
                    statement.setString(at++, pattern);
                    statement.setString(at++, pattern);
                }
                statement.setInt(at, max);
                return uploads(statement);
            } catch (SQLException e) {
                throw unreadable(e);
            }
        }
    }

    /**
     * Returns the result of an upload with all its copies; empty if it was removed or failed.
     *
     * @throws DropsizeException HISTORY_UNREADABLE
     */
    public Optional<Outcome.Done> result(PastUpload upload) {
        try {
            OpenJournal open = journal.opened().orElse(null);
            return open == null
                    ? Optional.empty()
                    : results(open, RESULT, upload.id()).stream().findFirst();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Returns the responsive pictures that were uploaded to this destination, newest first, whether
     * or not they still exist.
     *
     * @param destination its name
     * @throws DropsizeException HISTORY_UNREADABLE
     */
    public List<Outcome.Done> responsive(String destination) {
        try {
            OpenJournal open = journal.opened().orElse(null);
            return open == null ? List.of() : results(open, RESPONSIVE, destination);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * The uploaded images of the newest batch.
     *
     * @param ended when the last of them was uploaded
     */
    public record LastBatch(int images, Instant ended) {}

    /**
     * Returns the newest batch with an uploaded image; empty if there is none.
     *
     * @throws DropsizeException HISTORY_UNREADABLE
     */
    public Optional<LastBatch> lastBatch() {
        OpenJournal open = journal.opened().orElse(null);
        if (open == null) {
            return Optional.empty();
        }
        Connection reads = open.reads();
        synchronized (reads) {
            try (PreparedStatement statement = reads.prepareStatement(LAST_BATCH);
                    ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt("images") > 0
                        ? Optional.of(
                                new LastBatch(
                                        row.getInt("images"),
                                        Instant.parse(row.getString("ended"))))
                        : Optional.empty();
            } catch (SQLException e) {
                throw unreadable(e);
            }
        }
    }

    /** {@link io.dropsize.pipeline.journal.Descriptions#describe Describes} a successful upload. */
    public CompletableFuture<Boolean> describe(PastUpload upload, Description description) {
        return journal.descriptions().describe(Objects.requireNonNull(upload.link()), description);
    }

    /**
     * Removes these uploads and their descriptions from the history. The uploaded images stay. An
     * upload that is retried later is added again. Returns when the change is on disk.
     */
    public void remove(List<PastUpload> some) {
        write(
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(REMOVE + " AND id = ?")) {
                        for (PastUpload upload : some) {
                            statement.setLong(1, upload.id());
                            statement.executeUpdate();
                        }
                    }
                    JobStatements.update(connection, FORGET_LINKS);
                });
    }

    /** Removes all uploads that have ended from the history, as {@link #remove} does. */
    public void clear() {
        write(
                connection -> {
                    ImageDescriptions.forget(connection);
                    JobStatements.update(connection, REMOVE);
                    JobStatements.update(connection, REMOVE_CANCELLED);
                    JobStatements.update(connection, FORGET_LINKS);
                });
    }

    private List<Outcome.Done> results(OpenJournal open, String sql, Object value)
            throws SQLException {
        JobMapper mapper = open.mapper(journal);
        List<Outcome.Done> found = new ArrayList<>();
        Connection reads = open.reads();
        synchronized (reads) {
            try (PreparedStatement statement = reads.prepareStatement(sql)) {
                statement.setObject(1, value);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        if (mapper.remembered(row, JournalLine.NONE).outcome()
                                instanceof Outcome.Done done) {
                            found.add(done);
                        }
                    }
                }
            }
        }
        return found;
    }

    private void write(JournalWriter.Write write) {
        journal.opened()
                .ifPresent(
                        open -> {
                            open.writer().write(write).join();
                            emptyLog(open.reads());
                        });
    }

    /** The write-ahead log still contains removed data until its pages are reused. */
    private static void emptyLog(Connection reads) {
        synchronized (reads) {
            try (Statement statement = reads.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            } catch (SQLException e) {
                LOG.warn("the write-ahead log is emptied when the journal is closed", e);
            }
        }
    }

    /** Reading has failed; jobs may still be recorded. */
    private static DropsizeException unreadable(SQLException cause) {
        return new DropsizeException(ErrorKind.HISTORY_UNREADABLE, cause);
    }

    private static List<PastUpload> uploads(PreparedStatement statement) throws SQLException {
        List<PastUpload> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(upload(row));
            }
        }
        return found;
    }

    private static PastUpload upload(ResultSet row) throws SQLException {
        String link = row.getString("link");
        DropsizeException error = row.getString("error") == null ? null : JobMapper.error(row);
        return new PastUpload(
                row.getLong("id"),
                row.getString("name"),
                row.getString("destination"),
                row.getString("published"),
                link == null ? null : URI.create(link),
                row.getInt("copies"),
                row.getInt("copy_width"),
                row.getInt("copy_height"),
                row.getLong("bytes"),
                Instant.parse(row.getString("changed")),
                error,
                row.getString("recipe"),
                file(row.getString("file")),
                row.getLong("source_bytes"),
                JobMapper.description(row),
                row.getInt("deleted") == 1);
    }

    private static @Nullable Path file(@Nullable String text) {
        try {
            return text == null || SourcePath.isWeb(text) ? null : SourcePath.read(text);
        } catch (IllegalArgumentException _) {
            return null; // It was written on another system.
        }
    }
}
