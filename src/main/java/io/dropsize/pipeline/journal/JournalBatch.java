package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.publish.JobRequest;

import java.util.List;

/** Sources that were added together. Thread-safe. */
public interface JournalBatch {
    /**
     * Appends new jobs to the batch. Blocks until they would survive a power cut. Never throws: if
     * jobs can't be recorded, the journal reports that itself, and their lines are {@link
     * JournalLine#NONE}.
     *
     * @param held whether they are in review
     * @return a line for each, in their order
     */
    List<JournalLine> accept(List<JobRequest> jobs, boolean held);

    /** Removes the batch, because its results have been shown. Returns immediately. */
    void close();
}
