package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.plan.Source;

/** A job's line in the journal. */
@FunctionalInterface
public interface JournalLine {
    /** For jobs that are not recorded. */
    JournalLine NONE = _ -> {};

    /**
     * Records a step. Steps are written in the order of the calls. Returns immediately.
     * Thread-safe.
     */
    void write(JournalStep step);

    /** Returns the source to read from now on: the journal's own copy, if it has made one. */
    default Source source(Source accepted) {
        return accepted;
    }

    /**
     * Keeps an image that was loaded from the web for the next run. Blocks.
     *
     * @return the source to read from now on
     */
    default Source keep(Source fetched) {
        return fetched;
    }
}
