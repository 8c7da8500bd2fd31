package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.UploadIndex;

import java.util.List;
import java.util.Optional;

/** Records jobs, so that they survive the end of the program, even if it is killed. Thread-safe. */
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

    /** Begins a batch, which is stored together with its first jobs. Returns immediately. */
    JournalBatch begin(Origin origin);

    /**
     * Returns whether {@link #unfinished} may return jobs, estimated without opening the journal.
     * Returns immediately.
     */
    boolean mayHaveUnfinished(Origin origin);

    /**
     * Returns the unfinished batches of earlier runs: every job of each batch, in order. They
     * belong to this run from now on. Jobs of other active runs are not included; dismissed jobs
     * are included if they are done, because they keep their names. Blocks.
     */
    List<JournalEntry> unfinished(Origin origin);

    /** Returns whether the user has paused the window's jobs. Blocks. */
    boolean paused();

    /** Records whether the window's jobs are paused. Returns immediately. */
    void pause(boolean paused);
}
