package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.link.Description;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            HAVING images > 0
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
        List<Object> values = new ArrayList<>();
        values.add(before == null ? Long.MAX_VALUE : before.id());
        patterns.forEach(pattern -> values.addAll(List.of(pattern, pattern)));
        values.add(max);
        return journal.readHistory(
                List.of(), open -> open.read(sql, UploadHistory::upload, values.toArray()));
    }

    /**
     * Returns the result of an upload with all its copies; empty if it was removed or failed.
     *
     * @throws DropsizeException HISTORY_UNREADABLE
     */
    public Optional<Outcome.Done> result(PastUpload upload) {
        return results(RESULT, upload.id()).stream().findFirst();
    }

    /**
     * Returns the responsive pictures that were uploaded to this destination, newest first, whether
     * or not they still exist.
     *
     * @param destination its name
     * @throws DropsizeException HISTORY_UNREADABLE
     */
    public List<Outcome.Done> responsive(String destination) {
        return results(RESPONSIVE, destination);
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
        return journal
                .readHistory(
                        List.<LastBatch>of(), open -> open.read(LAST_BATCH, UploadHistory::batch))
                .stream()
                .findFirst();
    }

    private static LastBatch batch(ResultSet row) throws SQLException {
        return new LastBatch(row.getInt("images"), Instant.parse(row.getString("ended")));
    }

    /** {@link io.dropsize.pipeline.journal.Descriptions#describe Describes} a successful upload. */
    public CompletableFuture<Boolean> describe(PastUpload upload, Description description) {
        return journal.descriptions().describe(Objects.requireNonNull(upload.link()), description);
    }

    /**
     * Removes these uploads and their descriptions from the history. The uploaded images stay. An
     * upload that is retried later is added again. Returns when the change is on disk.
     */
    public void remove(List<PastUpload> uploads) {
        write(
                connection -> {
                    for (PastUpload upload : uploads) {
                        Sql.update(connection, REMOVE + " AND id = ?", upload.id());
                    }
                    Sql.update(connection, FORGET_LINKS);
                });
    }

    /** Removes all uploads that have ended from the history, as {@link #remove} does. */
    public void clear() {
        write(
                connection -> {
                    ImageDescriptions.forget(connection);
                    Sql.update(connection, REMOVE);
                    Sql.update(connection, REMOVE_CANCELLED);
                    Sql.update(connection, FORGET_LINKS);
                });
    }

    private List<Outcome.Done> results(String sql, Object value) {
        return journal
                .readHistory(
                        List.<JournalEntry>of(),
                        open -> {
                            JobMapper mapper = open.mapper(journal);
                            return open.read(
                                    sql, row -> mapper.remembered(row, JournalLine.NONE), value);
                        })
                .stream()
                .map(JournalEntry::outcome)
                .filter(Outcome.Done.class::isInstance)
                .map(Outcome.Done.class::cast)
                .toList();
    }

    private void write(JournalWriter.Write write) {
        journal.opened()
                .ifPresent(
                        open -> {
                            open.writer().write(write).join();
                            open.emptyLog();
                        });
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
                row.getString("content_key"),
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
