package io.dropsize.history;

import io.dropsize.image.ImageInput;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A job's row in the journal, and the bytes that are kept for it. */
final class JobLine implements JournalLine {
    private static final Logger LOG = LoggerFactory.getLogger(JobLine.class);

    private final JournalWriter writer;
    private final JobStatements rows;
    private final PastedSources kept;
    private final long batch;
    private final long job;
    private volatile @Nullable String bytes;

    /**
     * @param bytes the name of its bytes; null for none
     */
    JobLine(
            JournalWriter writer,
            JobStatements rows,
            PastedSources kept,
            long batch,
            long job,
            @Nullable String bytes) {
        this.writer = writer;
        this.rows = rows;
        this.kept = kept;
        this.batch = batch;
        this.job = job;
        this.bytes = bytes;
    }

    @Override
    public void write(JournalStep step) {
        var written = writer.write(connection -> write(connection, step));
        boolean over =
                step instanceof JournalStep.Dismissed
                        || step instanceof JournalStep.Ended(Outcome.Done _);
        if (over) {
            // After the row is written: otherwise the bytes could be missing after a power cut.
            var _ =
                    written.thenAccept(
                            isWritten -> {
                                if (isWritten) {
                                    forget(step);
                                }
                            });
        }
    }

    /** Writes a step. A retry restores a row that was removed from the history. */
    private void write(Connection connection, JournalStep step) throws SQLException {
        JobRequest again =
                switch (step) {
                    case JournalStep.Released(JobRequest request) -> request;
                    case JournalStep.Held(JobRequest request) -> request;
                    default -> null;
                };
        if (again != null && !JobStatements.exists(connection, job)) {
            boolean held = step instanceof JournalStep.Held;
            rows.job(connection, job, batch, again, bytes, held);
        }
        rows.write(connection, job, step);
    }

    @Override
    public Source source(Source accepted) {
        String name = bytes;
        return name != null && accepted.input() instanceof ImageInput.Kept
                ? Source.kept(accepted.label(), accepted.name(), kept.file(name))
                : accepted;
    }

    @Override
    public Source keep(Source fetched) {
        try {
            String name = kept.keep(fetched.input());
            bytes = name;
            var _ =
                    writer.write(
                            connection ->
                                    JobStatements.fetched(connection, job, fetched.name(), name));
            return Source.kept(fetched.label(), fetched.name(), kept.file(name));
        } catch (IOException e) {
            LOG.warn("{} is in memory only; the next run loads it again", fetched.name(), e);
            return fetched;
        }
    }

    private void forget(JournalStep step) {
        String name = bytes;
        if (name == null) {
            return;
        }
        if (step instanceof JournalStep.Dismissed) {
            kept.forget(name);
        } else {
            kept.forgetAtEnd(name); // Until the end, the source can be compared with its copy.
        }
    }
}
