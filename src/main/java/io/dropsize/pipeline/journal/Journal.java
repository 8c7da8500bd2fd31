package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.UploadIndex;

import java.util.List;
import java.util.Optional;

/** Records jobs beyond the end of the program, even if it is killed. Thread-safe. */
public interface Journal extends UploadIndex {
    /** For callers that need no journal. */
    Journal NONE =
            new Journal() {
                @Override
                public JournalBatch begin(Origin origin) {
                    return new JournalBatch() {
                        @Override
                        public List<JournalLine> accept(List<JobRequest> jobs, boolean held) {
                            return jobs.stream().map(_ -> JournalLine.NONE).toList();
                        }

                        @Override
                        public void close() {}
                    };
                }

                @Override
                public boolean mayHaveUnfinished(Origin origin) {
                    return false;
                }

                @Override
                public List<JournalEntry> unfinished(Origin origin) {
                    return List.of();
                }

                @Override
                public boolean paused() {
                    return false;
                }

                @Override
                public void pause(boolean paused) {}

                @Override
                public Optional<String> key(String destination, String contentKey) {
                    return Optional.empty();
                }
            };

    /** A batch that is stored together with its first jobs. Returns immediately. */
    JournalBatch begin(Origin origin);

    /**
     * Whether {@link #unfinished} may return jobs, as far as is known without opening the journal.
     * It can be wrong. Returns immediately.
     */
    boolean mayHaveUnfinished(Origin origin);

    /**
     * The unfinished batches of earlier runs: every job of each batch, in order. They belong to
     * this run from now on; jobs of other active runs are not included. Dismissed jobs are included
     * if they are done, for their names. Blocks.
     */
    List<JournalEntry> unfinished(Origin origin);

    /** Whether the user had paused the window's jobs. Blocks. */
    boolean paused();

    /** Returns immediately. */
    void pause(boolean paused);
}
