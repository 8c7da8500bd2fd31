package io.dropsize.pipeline;

/** A job's line in the journal. */
@FunctionalInterface
public interface JournalLine {
    /** For jobs that nobody has to remember. */
    JournalLine NONE = _ -> {};

    /** Returns at once; may be called from any thread. Steps are written in the order they come. */
    void write(JournalStep step);
}
