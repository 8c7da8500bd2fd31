package io.dropsize.history;

import io.dropsize.pipeline.JournalLine;
import io.dropsize.pipeline.JournalStep;
import io.dropsize.pipeline.Outcome;
import io.dropsize.pipeline.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A job's row in the journal, and the bytes that are kept for it. */
final class JobLine implements JournalLine {
    private final Writer writer;
    private final Rows rows;
    private final KeptBytes kept;
    private final long job;
    private volatile @Nullable String bytes;

    /**
     * @param bytes the name of its bytes; null for none
     */
    JobLine(Writer writer, Rows rows, KeptBytes kept, long job, @Nullable String bytes) {
        this.writer = writer;
        this.rows = rows;
        this.kept = kept;
        this.job = job;
        this.bytes = bytes;
    }

    @Override
    public void write(JournalStep step) {
        if (step instanceof JournalStep.Fetched(Source source)) {
            keep(source);
            return;
        }
        var written = writer.write(connection -> rows.write(connection, job, step));
        boolean over =
                step instanceof JournalStep.Dismissed
                        || step instanceof JournalStep.Ended(Outcome.Done _);
        if (over) {
            // Not before that: after a power cut they would be lacking.
            var _ = written.thenAccept(this::forget);
        }
    }

    /** On the writer's thread: bytes first, then the row that names them. */
    private void keep(Source source) {
        var _ =
                writer.write(
                        connection -> {
                            String name = bytes;
                            if (name == null) { // It may be tried twice.
                                name = keep(source.bytes());
                                bytes = name;
                            }
                            Rows.fetched(connection, job, source.name(), name);
                        });
    }

    private String keep(byte[] fetched) {
        try {
            return kept.keep(fetched);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(boolean over) {
        String name = bytes;
        if (over && name != null) {
            kept.forget(name);
        }
    }
}
