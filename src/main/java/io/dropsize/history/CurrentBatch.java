package io.dropsize.history;

import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.publish.JobRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A batch of this run. It is in the journal as soon as its first jobs are. */
final class CurrentBatch implements JournalBatch {
    private final SqliteJournal journal;
    private final Origin origin;
    private @Nullable Long id;

    CurrentBatch(SqliteJournal journal, Origin origin) {
        this.journal = journal;
        this.origin = origin;
    }

    @Override
    public synchronized List<JournalLine> accept(List<JobRequest> jobs, boolean held) {
        List<JournalLine> none = Collections.nCopies(jobs.size(), JournalLine.NONE);
        OpenJournal open = journal.opened().orElse(null);
        if (open == null) {
            return none;
        }
        List<@Nullable String> kept = new ArrayList<>();
        try {
            String run = origin == Origin.WINDOW ? origin.name() : open.runs().mine();
            for (JobRequest job : jobs) {
                kept.add(
                        job.source().file().isPresent() || !job.source().isFetched()
                                ? null
                                : open.kept().keep(job.source().input()));
            }
            List<Long> ids = insert(open, run, jobs, kept, held);
            List<JournalLine> lines = new ArrayList<>(ids.size());
            for (int i = 0; i < ids.size(); i++) {
                lines.add(open.line(Objects.requireNonNull(id), ids.get(i), kept.get(i)));
            }
            return lines.isEmpty() ? none : lines;
        } catch (IOException e) {
            journal.failed(e);
            return none;
        }
    }

    @Override
    public synchronized void close() {
        Long known = id;
        if (known != null) {
            StoredBatch.close(journal, known);
        }
    }

    /**
     * Inserts the jobs, and returns their numbers; empty if they could not be written, which is
     * reported elsewhere.
     */
    private List<Long> insert(
            OpenJournal open,
            String run,
            List<JobRequest> jobs,
            List<@Nullable String> kept,
            boolean held) {
        List<Long> ids = new ArrayList<>(jobs.size());
        Long known = id;
        long[] batch = new long[1];
        boolean written =
                open.writer()
                        .write(
                                connection -> {
                                    ids.clear(); // A failed transaction is repeated.
                                    batch[0] =
                                            known == null
                                                    ? JobStatements.batch(
                                                            connection, origin.name(), run)
                                                    : known;
                                    for (int i = 0; i < jobs.size(); i++) {
                                        ids.add(
                                                open.rows()
                                                        .job(
                                                                connection,
                                                                null,
                                                                batch[0],
                                                                jobs.get(i),
                                                                kept.get(i),
                                                                held));
                                    }
                                })
                        .join();
        if (!written) {
            return List.of();
        }
        id = batch[0];
        open.hasWork(origin);
        return ids;
    }
}
