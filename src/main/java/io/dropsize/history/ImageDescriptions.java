package io.dropsize.history;

import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.store.link.Description;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** The descriptions in the journal, also of objects that this computer has not uploaded. */
final class ImageDescriptions implements Descriptions {
    /** The newest upload that has each of them, then the description without an upload. */
    private static final String FIND =
            """
            WITH known AS (
                SELECT id, alt, title FROM job WHERE link = ?1 AND step = 'DONE'
                UNION ALL SELECT 0, alt, title FROM description WHERE link = ?1)
            SELECT
                (SELECT alt FROM known WHERE alt IS NOT NULL ORDER BY id DESC LIMIT 1) AS alt,
                (SELECT title FROM known WHERE title IS NOT NULL ORDER BY id DESC LIMIT 1) AS title
            """;

    private final SqliteJournal journal;
    private volatile CompletableFuture<Boolean> last = CompletableFuture.completedFuture(true);
    private final List<BiConsumer<URI, Description>> listeners = new CopyOnWriteArrayList<>();

    ImageDescriptions(SqliteJournal journal) {
        this.journal = journal;
    }

    @Override
    public Optional<Description> of(URI address) {
        last.join();
        return journal
                .readHistory(
                        List.<Description>of(),
                        open -> open.read(FIND, JobMapper::description, address))
                .stream()
                .filter(found -> !found.equals(Description.NONE))
                .findFirst();
    }

    @Override
    public CompletableFuture<Boolean> describe(URI address, Description description) {
        CompletableFuture<Boolean> written =
                journal.opened()
                        .map(open -> open.writer().write(it -> write(it, address, description)))
                        .orElse(CompletableFuture.completedFuture(false))
                        .thenApply(isWritten -> notified(isWritten, address, description));
        last = written;
        return written;
    }

    private boolean notified(boolean isWritten, URI address, Description description) {
        if (isWritten) {
            listeners.forEach(listener -> listener.accept(address, description));
        }
        return isWritten;
    }

    @Override
    public void onChange(BiConsumer<URI, Description> listener) {
        listeners.add(listener);
    }

    private static void write(Connection connection, URI address, Description description)
            throws SQLException {
        int known = 0;
        for (String place : List.of("job", "description")) {
            known +=
                    Sql.update(
                            connection,
                            "UPDATE %s SET alt = coalesce(?, alt), title = ? WHERE link = ?"
                                    .formatted(place),
                            description.alt(),
                            description.title(),
                            address);
        }
        if (known == 0) {
            Sql.update(
                    connection,
                    "INSERT INTO description (link, alt, title) VALUES (?, ?, ?)",
                    address,
                    description.alt(),
                    description.title());
        }
    }

    /** Changes the description of a job's image, in all its uploads. */
    static void described(Connection connection, long job, Description description)
            throws SQLException {
        for (String which :
                List.of(
                        "id = ?",
                        "step = 'DONE' AND link ="
                                + " (SELECT link FROM job WHERE id = ? AND step = 'DONE')")) {
            Sql.update(
                    connection,
                    "UPDATE job SET alt = coalesce(?, alt), title = ? WHERE " + which,
                    description.alt(),
                    description.title(),
                    job);
        }
    }

    /**
     * Completes the description of an upload from earlier ones of the same object, so that a new
     * upload doesn't hide what the user has entered.
     *
     * @param suggested the alternative text in its metadata, for an object without one; null for
     *     none
     */
    static void uploaded(Connection connection, long job, URI address, @Nullable String suggested)
            throws SQLException {
        Description known =
                Sql.first(connection, FIND, JobMapper::description, address)
                        .orElse(Description.NONE);
        int uploads =
                Sql.update(
                        connection,
                        "UPDATE job SET alt = ?, title = ? WHERE id = ? AND step = 'DONE'",
                        known.orAlt(suggested).alt(),
                        known.title(),
                        job);
        if (uploads > 0) {
            Sql.update(connection, "DELETE FROM description WHERE link = ?", address);
        }
    }

    /** Removes the descriptions of uploaded objects; others don't belong to the history. */
    static void forget(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM description WHERE link IN"
                        + " (SELECT link FROM job WHERE step = 'DONE')");
    }
}
