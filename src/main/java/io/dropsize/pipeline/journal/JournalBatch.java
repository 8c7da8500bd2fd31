package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.publish.JobRequest;

import java.util.List;

/** Sources that came together. Calls may come from any thread. */
public interface JournalBatch {
    /**
     * Writes down new jobs behind those of the batch that are there. Blocks until they would
     * survive a power cut. Never throws: what can't be written is said elsewhere, and its lines are
     * {@link JournalLine#NONE}.
     *
     * @param held whether they wait for the user
     * @return a line for each, in their order
     */
    List<JournalLine> accept(List<JobRequest> jobs, boolean held);

    /** Everybody who waited for the batch has heard how it ended. Returns at once. */
    void close();
}
