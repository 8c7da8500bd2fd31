package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.plan.PresetText;
import io.dropsize.pipeline.plan.StoredPlan;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.store.KeyContext;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.Placeholder;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Writes rows of the table {@code job}. */
final class JobStatements {
    static final String CONTEXT_SEPARATOR = "\u001f";

    /** A step may arrive after the user has cancelled. */
    private static final String UNLESS_OVER =
            " WHERE id = ? AND step NOT IN ('DONE', 'FAILED', 'CANCELLED')";

    private final PresetText presets;

    JobStatements(PresetText presets) {
        this.presets = presets;
    }

    static long batch(Connection connection, String origin, String run) throws SQLException {
        return Sql.insert(
                connection,
                "INSERT INTO batch (origin, run, begun) VALUES (?, ?, ?)",
                origin,
                run,
                Instant.now());
    }

    /**
     * @param id its number; null for the next one
     * @param kept the name of its bytes beside the journal; null for a file
     */
    long job(
            Connection connection,
            @Nullable Long id,
            long batch,
            JobRequest request,
            @Nullable String kept,
            boolean held)
            throws SQLException {
        KeyContext context = request.source().context();
        Description description = request.source().description();
        return Sql.insert(
                connection,
                "INSERT INTO job (id, batch, step, label, name, file, kept, preset,"
                        + " destination, accepted, prefix, path, number, uuid, alt, title, changed)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                batch,
                held ? Step.HELD : Step.ACCEPTED,
                request.source().label(),
                request.source().name(),
                SourcePath.write(request.source()),
                kept,
                presets.write(request.preset()),
                request.publisher().target().name(),
                request.date(),
                context.prefix(),
                context.path(),
                context.number(),
                context.uuid(),
                description.alt(),
                description.title(),
                Instant.now());
    }

    /** Whether the row is still there: the user may have removed it from the history. */
    static boolean exists(Connection connection, long job) throws SQLException {
        return Sql.first(connection, "SELECT 1 FROM job WHERE id = ?", _ -> true, job).isPresent();
    }

    void write(Connection connection, long job, JournalStep step) throws SQLException {
        switch (step) {
            case JournalStep.Released(JobRequest request) ->
                    released(connection, job, request, Step.ACCEPTED);
            case JournalStep.Held(JobRequest request) ->
                    released(connection, job, request, Step.HELD);
            case JournalStep.Described(Description description) ->
                    ImageDescriptions.described(connection, job, description);
            case JournalStep.Planned(var plan) -> planned(connection, job, StoredPlan.of(plan));
            case JournalStep.Encoded(long bytes) ->
                    Sql.update(
                            connection,
                            "UPDATE job SET step = ?, bytes = ?, changed = ?" + UNLESS_OVER,
                            Step.ENCODED,
                            bytes,
                            Instant.now(),
                            job);
            case JournalStep.Uploaded _ ->
                    Sql.update(
                            connection,
                            "UPDATE job SET step = ?, changed = ?" + UNLESS_OVER,
                            Step.UPLOADED,
                            Instant.now(),
                            job);
            case JournalStep.Ended(Outcome outcome) -> ended(connection, job, outcome);
            case JournalStep.Dismissed _ ->
                    Sql.update(connection, "UPDATE job SET dismissed = 1 WHERE id = ?", job);
        }
    }

    /**
     * A job's image has been loaded from the web. The address is kept in case the bytes are lost.
     *
     * @param kept the name of its bytes beside the journal
     */
    static void fetched(Connection connection, long job, String name, String kept)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE job SET kept = ?, name = ?, changed = ? WHERE id = ?",
                kept,
                name,
                Instant.now(),
                job);
    }

    private void released(Connection connection, long job, JobRequest request, Step step)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE job SET step = ?, name = ?, prefix = ?, alt = ?, title = ?, preset = ?,"
                        + " destination = ?, error = NULL, error_context = NULL, changed = ?"
                        + " WHERE id = ?",
                step,
                request.source().name(),
                request.source().context().prefix(),
                request.source().description().alt(),
                request.source().description().title(),
                presets.write(request.preset()),
                request.publisher().target().name(),
                Instant.now(),
                job);
        Sql.update(
                connection,
                "UPDATE batch SET closed = 0 WHERE id = (SELECT batch FROM job WHERE id = ?)",
                job);
    }

    private static void planned(Connection connection, long job, StoredPlan plan)
            throws SQLException {
        StoredPlan.Copy first = plan.copies().getFirst();
        VariantRows.planned(connection, job, plan.copies());
        Sql.update(
                connection,
                "UPDATE job SET step = ?, key = ?, content_key = ?, format = ?, width = ?,"
                        + " height = ?, frames = ?, source_bytes = ?, copy_format = ?,"
                        + " copy_width = ?, copy_height = ?, changed = ?"
                        + UNLESS_OVER,
                Step.PLANNED,
                first.key(),
                first.contentKey(),
                plan.format(),
                plan.width(),
                plan.height(),
                plan.frames(),
                plan.bytes(),
                first.format(),
                first.width(),
                first.height(),
                Instant.now(),
                job);
    }

    private static void ended(Connection connection, long job, Outcome outcome)
            throws SQLException {
        switch (outcome) {
            case Outcome.Done done -> {
                Published published = done.published();
                Placeholder shown = done.placeholder();
                DeletedObjects.exists(connection, published.link().toString());
                VariantRows.published(connection, job, done.copies());
                Sql.update(
                        connection,
                        "UPDATE job SET mirrors = ? WHERE id = ?",
                        MirrorColumn.write(published.mirrors()),
                        job);
                Sql.update(
                        connection,
                        "UPDATE job SET step = ?, bytes = ?, published = ?, link = ?,"
                                + " already_there = ?, color = ?, placeholder = ?,"
                                + " thumbhash = ?, blurhash = ?, changed = ?"
                                + UNLESS_OVER,
                        Step.DONE,
                        done.bytes(),
                        published.key(),
                        published.link(),
                        published.alreadyThere() ? 1 : 0,
                        shown == null ? null : shown.color(),
                        shown == null ? null : shown.image(),
                        shown == null ? null : shown.thumbHash(),
                        shown == null ? null : shown.blurHash(),
                        Instant.now(),
                        job);
                ImageDescriptions.uploaded(
                        connection,
                        job,
                        published.link(),
                        done.plan().source().description().alt());
            }
            case Outcome.Failed(DropsizeException error) ->
                    Sql.update(
                            connection,
                            "UPDATE job SET step = ?, error = ?, error_context = ?, changed = ?"
                                    + UNLESS_OVER,
                            Step.FAILED,
                            error.kind(),
                            String.join(CONTEXT_SEPARATOR, error.context()),
                            Instant.now(),
                            job);
            case Outcome.Cancelled _ ->
                    Sql.update(
                            connection,
                            "UPDATE job SET step = ?, changed = ?" + UNLESS_OVER,
                            Step.CANCELLED,
                            Instant.now(),
                            job);
        }
    }
}
