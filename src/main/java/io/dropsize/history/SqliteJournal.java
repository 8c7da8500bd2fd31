package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.PresetText;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.Placeholder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The journal in a SQLite file. It is opened on first use. If it can't be opened, or fails later,
 * that is reported once and jobs continue without being recorded.
 */
public final class SqliteJournal implements Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    private final Path folder;
    private final PresetText presets;
    private final RunLocks runs;
    private final UnfinishedMarker unfinished;
    private final List<Consumer<DropsizeException>> listeners = new CopyOnWriteArrayList<>();
    private final List<DropsizeException> problems = new CopyOnWriteArrayList<>();
    private final Descriptions descriptions = new ImageDescriptions(this);
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable OpenJournal open;
    private volatile boolean off;

    /**
     * Creates the journal without opening its file.
     *
     * @param folder for the file and related files; created on first use
     * @param presets the format of presets in it
     */
    public SqliteJournal(Path folder, PresetText presets) {
        this.folder = folder;
        this.presets = presets;
        this.runs = new RunLocks(folder);
        this.unfinished = new UnfinishedMarker(folder);
    }

    /**
     * Registers a listener for problems that keep jobs from being recorded, including earlier ones.
     * Each problem is reported once.
     *
     * @param listener called from any thread; must return quickly
     */
    public void onProblem(Consumer<DropsizeException> listener) {
        listeners.add(listener);
        problems.forEach(listener);
    }

    @Override
    public JournalBatch begin(Origin origin) {
        return new CurrentBatch(this, origin);
    }

    @Override
    public boolean mayHaveUnfinished(Origin origin) {
        return origin != Origin.WINDOW || unfinished.exists();
    }

    @Override
    public List<JournalEntry> unfinished(Origin origin) {
        return read(List.of(), open -> open.unfinished(origin, this));
    }

    @Override
    public Optional<String> key(String destination, String contentKey) {
        return read(Optional.empty(), open -> open.key(destination, contentKey));
    }

    @Override
    public Optional<Placeholder> placeholder(String destination, String contentKey) {
        return read(
                Optional.empty(), open -> StoredPlaceholder.last(open, destination, contentKey));
    }

    @Override
    public Optional<Description> description(URI link) {
        try {
            return descriptions.of(link);
        } catch (DropsizeException e) {
            failed(e);
            return Optional.empty();
        }
    }

    @Override
    public boolean paused() {
        return read(false, open -> open.setting("paused").equals("true"));
    }

    @Override
    public void pause(boolean paused) {
        write(
                connection ->
                        Sql.update(
                                connection,
                                "INSERT INTO setting (name, value) VALUES ('paused', ?)"
                                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                Boolean.toString(paused)));
    }

    /** A query of the open journal. */
    @FunctionalInterface
    interface Query<T> {
        T of(OpenJournal open) throws SQLException, IOException;
    }

    /**
     * Reads the journal. If it can't be read, that is reported, and the result is the other one.
     */
    <T> T read(T otherwise, Query<T> query) {
        try {
            OpenJournal journal = opened().orElse(null);
            return journal == null ? otherwise : query.of(journal);
        } catch (SQLException | IOException e) {
            failed(e);
            return otherwise;
        }
    }

    /**
     * Reads the journal for the user. Jobs may still be recorded if that fails.
     *
     * @param otherwise the result if there is no journal
     * @throws DropsizeException HISTORY_UNREADABLE
     */
    <T> T readHistory(T otherwise, Query<T> query) {
        try {
            OpenJournal journal = opened().orElse(null);
            return journal == null ? otherwise : query.of(journal);
        } catch (SQLException | IOException e) {
            throw new DropsizeException(ErrorKind.HISTORY_UNREADABLE, e);
        }
    }

    /** Returns the history of uploads and failures. */
    public UploadHistory uploads() {
        return new UploadHistory(this);
    }

    /** Returns the alternative texts and titles of uploaded images. */
    public Descriptions descriptions() {
        return descriptions;
    }

    /** Returns the record of uploaded objects that no longer exist. */
    public Deletions deletions() {
        return new DeletedObjects(this);
    }

    @Override
    public void close() {
        OpenJournal last;
        synchronized (this) {
            last = open;
            open = null;
            off = true;
        }
        if (last != null) {
            last.close();
        }
        runs.close();
    }

    /** Writes asynchronously, if there is a journal. Returns immediately once it is open. */
    void write(JournalWriter.Write write) {
        opened().ifPresent(journal -> journal.writer().write(write));
    }

    /** Returns the open journal; empty if there is none. Blocks while it is being opened. */
    Optional<OpenJournal> opened() {
        OpenJournal known = open;
        if (known != null || off) {
            return Optional.ofNullable(known);
        }
        opening.lock();
        try {
            if (open == null && !off) {
                openNow();
            }
            return Optional.ofNullable(open);
        } finally {
            opening.unlock();
        }
    }

    /**
     * Opens the journal. Holds no lock that {@link #close} needs, because it may wait for other
     * processes.
     */
    private void openNow() {
        try {
            OpenJournal fresh =
                    OpenJournal.open(
                            new Database(folder, () -> off),
                            presets,
                            runs,
                            unfinished,
                            this::report,
                            this::failed);
            if (!keepOpen(fresh)) {
                fresh.close();
            }
        } catch (DropsizeException e) {
            if (!off) {
                off = true;
                report(e);
            }
        }
    }

    /** Keeps the open journal for later calls. Returns false after {@link #close}. */
    private synchronized boolean keepOpen(OpenJournal fresh) {
        if (!off) {
            open = fresh;
        }
        return !off;
    }

    void failed(Exception e) {
        LOG.warn("the journal failed", e);
        report(new Database(folder, () -> off).off(e));
    }

    private void report(DropsizeException problem) {
        boolean known =
                problem.kind() == ErrorKind.JOURNAL_OFF
                        && problems.stream().anyMatch(one -> one.kind() == ErrorKind.JOURNAL_OFF);
        if (!known) {
            problems.add(problem);
            listeners.forEach(listener -> listener.accept(problem));
        }
    }
}
