package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.plan.Source;

/** A job's line in the journal. */
@FunctionalInterface
public interface JournalLine {
    /** For jobs that nobody has to remember. */
    JournalLine NONE = _ -> {};

    /** Returns at once; may be called from any thread. Steps are written in the order they come. */
    void write(JournalStep step);

    /**
     * Keeps an image that was loaded from the web for the next run. Blocks.
     *
     * @return the source as it is to be read from now on
     */
    default Source keep(Source fetched) {
        return fetched;
    }
}
