package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.PresetText;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.plan.StoredPlan;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.PublishedCopy;
import io.dropsize.store.KeyContext;
import io.dropsize.store.link.Description;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/** Converts rows of the table {@code job} to values. */
final class JobMapper {
    /** A file that does not exist. */
    private static final String NOWHERE = "nowhere";

    private final PastedSources kept;
    private final PresetText presets;
    private final LongFunction<JournalBatch> batches;

    JobMapper(PastedSources kept, PresetText presets, LongFunction<JournalBatch> batches) {
        this.kept = kept;
        this.presets = presets;
        this.batches = batches;
    }

    JournalEntry remembered(ResultSet row, JournalLine line) throws SQLException {
        Source source = source(row);
        Preset preset = presets.read(row.getString("preset"));
        VariantRows.Stored others =
                preset.isResponsive()
                        ? VariantRows.read(row.getStatement().getConnection(), row.getLong("id"))
                        : VariantRows.Stored.NONE;
        StoredPlan plan = row.getString("content_key") == null ? null : plan(row, others.planned());
        Step step = Step.valueOf(row.getString("step"));
        return new JournalEntry(
                line,
                batches.apply(row.getLong("batch")),
                source,
                preset,
                row.getString("destination"),
                LocalDate.parse(row.getString("accepted")),
                step == Step.HELD,
                plan,
                outcome(row, step, plan == null ? null : plan.plan(source, preset), others),
                isDismissed(row));
    }

    /**
     * The readable values of a row that can't be read completely, such as one that a newer version
     * has written. It is not processed, and remains until it is dismissed.
     */
    JournalEntry unreadable(ResultSet row, JournalLine line) throws SQLException {
        String name = row.getString("name");
        DropsizeException error = new DropsizeException(ErrorKind.NOTE_UNREADABLE, name);
        JournalLine dismissed =
                step -> {
                    if (step instanceof JournalStep.Dismissed) {
                        line.write(step);
                    }
                };
        return new JournalEntry(
                dismissed,
                batches.apply(row.getLong("batch")),
                Source.of(row.getString("label"), kept.file(NOWHERE)).renamed(name),
                Preset.WEB_1600,
                row.getString("destination"),
                LocalDate.EPOCH,
                false,
                null,
                new Outcome.Failed(error),
                false);
    }

    static boolean isDismissed(ResultSet row) throws SQLException {
        return row.getInt("dismissed") == 1;
    }

    /** An error kind of a newer version is reported by its name. */
    static DropsizeException error(ResultSet row) throws SQLException {
        return error(
                row.getString("error"),
                row.getString("error_context").split(JobStatements.CONTEXT_SEPARATOR));
    }

    static DropsizeException error(String kind, String... context) {
        return Arrays.stream(ErrorKind.values())
                .filter(known -> known.name().equals(kind))
                .map(known -> new DropsizeException(known, context))
                .findFirst()
                .orElseGet(() -> new DropsizeException(ErrorKind.INTERNAL, kind));
    }

    private Source source(ResultSet row) throws SQLException {
        Source source = image(row).with(description(row));
        return source.with(
                new KeyContext(
                        row.getString("prefix"),
                        row.getString("path"),
                        source.context().folder(),
                        row.getInt("number"),
                        UUID.fromString(row.getString("uuid"))));
    }

    static Description description(ResultSet row) throws SQLException {
        return new Description(row.getString("alt"), row.getString("title"));
    }

    private Source image(ResultSet row) throws SQLException {
        String label = row.getString("label");
        String name = row.getString("name");
        String file = row.getString("file");
        String bytes = row.getString("kept");
        boolean isThere = bytes != null && Files.isRegularFile(kept.file(bytes));
        // If the bytes of a source without a file were deleted, its job reports that.
        if (file == null || SourcePath.isWeb(file) && isThere) {
            return Source.kept(label, name, kept.file(bytes == null ? NOWHERE : bytes));
        }
        return SourcePath.isWeb(file)
                ? Source.of(URI.create(file)).renamed(name)
                : Source.of(label, SourcePath.read(file)).renamed(name);
    }

    private static StoredPlan plan(ResultSet row, List<StoredPlan.Copy> others)
            throws SQLException {
        List<StoredPlan.Copy> copies = new ArrayList<>();
        copies.add(
                new StoredPlan.Copy(
                        row.getString("key"),
                        row.getString("content_key"),
                        row.getString("copy_format"),
                        row.getInt("copy_width"),
                        row.getInt("copy_height")));
        copies.addAll(others);
        return new StoredPlan(
                row.getString("format"),
                row.getInt("width"),
                row.getInt("height"),
                row.getInt("frames"),
                row.getLong("source_bytes"),
                copies);
    }

    private static @Nullable Outcome outcome(
            ResultSet row, Step step, @Nullable Plan plan, VariantRows.Stored others)
            throws SQLException {
        return switch (step) {
            case HELD, ACCEPTED, PLANNED, ENCODED, UPLOADED -> null;
            case CANCELLED -> new Outcome.Cancelled();
            case FAILED -> new Outcome.Failed(error(row));
            case DONE -> {
                if (plan == null) {
                    throw new IllegalStateException("done without a plan");
                }
                yield new Outcome.Done(plan, copies(row, others), StoredPlaceholder.read(row));
            }
        };
    }

    private static List<PublishedCopy> copies(ResultSet row, VariantRows.Stored others)
            throws SQLException {
        Published first =
                new Published(
                        row.getString("published"),
                        URI.create(row.getString("link")),
                        row.getInt("already_there") == 1,
                        null,
                        MirrorColumn.read(row.getString("mirrors"), row.getString("published")));
        List<PublishedCopy> copies = new ArrayList<>();
        copies.add(new PublishedCopy(first, row.getLong("bytes") - others.bytes()));
        copies.addAll(others.published());
        return copies;
    }
}
