package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.PresetText;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The journal while its file is open: one thread writes, others read concurrently. */
final class OpenJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenJournal.class);

    /**
     * Whole batches, so that all results are in order. Except for commands, only batches with work
     * left that existed when this run opened the journal, because newer ones are not from an
     * earlier run. Completed jobs have their name even if they were dismissed.
     */
    private static final String LEFT =
            """
            SELECT job.* FROM job JOIN batch ON batch.id = job.batch
            WHERE batch.origin = ? AND batch.run = ? AND batch.closed = 0
                AND (job.dismissed = 0 OR job.step = 'DONE')
                AND (batch.origin = 'COMMAND' OR batch.id <= ? AND EXISTS (
                    SELECT 1 FROM job AS other
                    WHERE other.batch = batch.id AND other.dismissed = 0
                        AND other.step NOT IN ('DONE', 'CANCELLED')
                    UNION ALL
                    SELECT 1 FROM job AS other
                    WHERE other.batch = batch.id AND other.dismissed = 0
                        AND other.mirrors IS NOT NULL))
            ORDER BY job.batch, job.id
            """;

    /**
     * Whether {@link #LEFT} will return jobs of the window, except for the limit to earlier runs.
     */
    private static final String UNFINISHED =
            """
            SELECT 1 FROM job JOIN batch ON batch.id = job.batch
            WHERE batch.origin = 'WINDOW' AND batch.closed = 0 AND job.dismissed = 0
                AND (job.step NOT IN ('DONE', 'CANCELLED') OR job.mirrors IS NOT NULL)
            LIMIT 1
            """;

    private static final String KNOWN =
            """
            SELECT published, id FROM job WHERE destination = ? AND content_key = ? AND step = 'DONE'
            UNION ALL
            SELECT variant.published, job.id FROM variant JOIN job ON job.id = variant.job
                WHERE job.destination = ? AND variant.content_key = ? AND job.step = 'DONE'
            ORDER BY id DESC LIMIT 1
            """;

    private static final String NEEDED =
            "SELECT kept FROM job JOIN batch ON batch.id = job.batch"
                    + " WHERE kept IS NOT NULL AND dismissed = 0 AND step <> 'DONE' AND closed = 0";

    private static final String OPEN_RUNS =
            "SELECT DISTINCT run FROM batch WHERE origin = ? AND closed = 0";

    private final JournalWriter writer;
    private final Connection reads;
    private final PresetText presets;
    private final JobStatements rows;
    private final PastedSources kept;
    private final RunLocks runs;
    private final UnfinishedMarker unfinished;
    private final long before;
    private volatile boolean ofWindow;

    private OpenJournal(
            JournalWriter writer,
            Connection reads,
            PresetText presets,
            PastedSources kept,
            RunLocks runs,
            UnfinishedMarker unfinished,
            long before) {
        this.writer = writer;
        this.reads = reads;
        this.presets = presets;
        this.rows = new JobStatements(presets);
        this.kept = kept;
        this.runs = runs;
        this.unfinished = unfinished;
        this.before = before;
    }

    static OpenJournal open(
            Database database,
            PresetText presets,
            RunLocks runs,
            UnfinishedMarker unfinished,
            Consumer<DropsizeException> listener,
            Consumer<Exception> failed) {
        Connection writes = database.open(listener);
        Connection reads = database.another();
        long before = newestBatch(database, reads);
        return new OpenJournal(
                new JournalWriter(writes, failed),
                reads,
                presets,
                new PastedSources(database.file().resolveSibling("kept")),
                runs,
                unfinished,
                before);
    }

    private static long newestBatch(Database database, Connection reads) {
        try {
            String sql = "SELECT max(id) FROM batch";
            return Sql.first(reads, sql, row -> row.getLong(1)).orElse(0L);
        } catch (SQLException e) {
            throw database.off(e);
        }
    }

    JournalWriter writer() {
        return writer;
    }

    JobStatements rows() {
        return rows;
    }

    PastedSources kept() {
        return kept;
    }

    RunLocks runs() {
        return runs;
    }

    /**
     * @param bytes the name of its bytes; null for none
     */
    JournalLine line(long batch, long job, @Nullable String bytes) {
        return new JobLine(writer, rows, kept, batch, job, bytes);
    }

    Optional<String> key(String destination, String contentKey) throws SQLException {
        return text(KNOWN, destination, contentKey, destination, contentKey).stream().findFirst();
    }

    JobMapper mapper(SqliteJournal journal) {
        return new JobMapper(kept, presets, batch -> new StoredBatch(journal, batch));
    }

    String setting(String name) throws SQLException {
        List<String> values = text("SELECT value FROM setting WHERE name = ?", name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    List<JournalEntry> unfinished(Origin origin, SqliteJournal journal)
            throws SQLException, IOException {
        String run = origin == Origin.WINDOW ? origin.name() : takeOver(origin);
        JobMapper mapper = mapper(journal);
        List<JournalEntry> left =
                read(LEFT, row -> entry(mapper, row), origin, run, before).stream()
                        .flatMap(Optional::stream)
                        .toList();
        if (origin == Origin.WINDOW) {
            ofWindow = true;
            // Including those of other processes.
            kept.sweep(new HashSet<>(text(NEEDED)));
        }
        return left;
    }

    /** A row that a newer version has written may not be readable here; empty if dismissed. */
    private Optional<JournalEntry> entry(JobMapper mapper, ResultSet row) throws SQLException {
        JournalLine line = line(row.getLong("batch"), row.getLong("id"), row.getString("kept"));
        try {
            return Optional.of(mapper.remembered(row, line));
        } catch (RuntimeException e) {
            LOG.warn("job {} is not understood", row.getLong("id"), e);
            return JobMapper.isDismissed(row)
                    ? Optional.empty()
                    : Optional.of(mapper.unreadable(row, line));
        }
    }

    /** Transfers the unfinished jobs of ended runs to this run. */
    private String takeOver(Origin origin) throws SQLException, IOException {
        String mine = runs.mine();
        for (String run : text(OPEN_RUNS, origin)) {
            if (!runs.isAlive(run)) {
                writer.write(
                                connection ->
                                        Sql.update(
                                                connection,
                                                "UPDATE batch SET run = ? WHERE run = ?",
                                                mine,
                                                run))
                        .join();
                runs.forget(run);
            }
        }
        return mine;
    }

    /** Returns the first column of a query's rows. */
    private List<String> text(String sql, Object... values) throws SQLException {
        return read(sql, row -> row.getString(1), values);
    }

    /** Returns the rows of a query. One query is executed at a time. */
    <T> List<T> read(String sql, Sql.RowMapper<T> mapper, Object... values) throws SQLException {
        synchronized (reads) {
            return Sql.all(reads, sql, mapper, values);
        }
    }

    /** Empties the write-ahead log, which contains removed data until its pages are reused. */
    void emptyLog() {
        synchronized (reads) {
            try (Statement statement = reads.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            } catch (SQLException e) {
                LOG.warn("the write-ahead log is emptied when the journal is closed", e);
            }
        }
    }

    /** Jobs of the window are recorded, and may be unfinished at the next start. */
    void hasWork(Origin origin) {
        if (origin == Origin.WINDOW) {
            ofWindow = true;
            unfinished.set();
        }
    }

    /** Other processes can't tell whether the window is adding jobs. */
    private void clearMarker() throws SQLException {
        if (ofWindow && text(UNFINISHED).isEmpty()) {
            unfinished.clear();
        }
    }

    @Override
    public void close() {
        writer.close();
        kept.end();
        try {
            synchronized (reads) {
                clearMarker();
                reads.close();
            }
        } catch (SQLException e) {
            LOG.warn("the journal was not closed properly", e);
        }
    }
}
