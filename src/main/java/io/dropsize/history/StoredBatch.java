package io.dropsize.history;

import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.publish.JobRequest;

import java.util.List;

/** A batch that is in the journal. Two with the same number are equal. */
record StoredBatch(SqliteJournal journal, long id) implements JournalBatch {
    @Override
    public List<JournalLine> accept(List<JobRequest> jobs, boolean held) {
        throw new IllegalStateException("a batch of an earlier run takes no new jobs");
    }

    @Override
    public void close() {
        close(journal, id);
    }

    static void close(SqliteJournal journal, long id) {
        journal.write(
                connection ->
                        Sql.update(connection, "UPDATE batch SET closed = 1 WHERE id = ?", id));
    }
}
