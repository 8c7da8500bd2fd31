package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Known;

import java.util.List;
import java.util.Optional;

/**
 * Remembers jobs beyond the end of the program, however it ends. Calls may come from any thread.
 */
public interface Journal extends Known {
    /** For those who need not remember. */
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
                public List<Remembered> left(Origin origin) {
                    return List.of();
                }

                @Override
                public boolean paused() {
                    return false;
                }

                @Override
                public void pause(boolean paused) {}

                @Override
                public Optional<String> key(String destination, String recipe) {
                    return Optional.empty();
                }
            };

    /** A batch that is kept with its first jobs. Returns at once. */
    JournalBatch begin(Origin origin);

    /**
     * What earlier runs left: every job of each batch that did not come to its end, in order. They
     * belong to this run from now on; what another run is at work on is not among them. What was
     * dismissed is, if it is done: for its name. Blocks.
     */
    List<Remembered> left(Origin origin);

    /** Whether the user had paused the window's jobs. Blocks. */
    boolean paused();

    /** Returns at once. */
    void pause(boolean paused);
}
