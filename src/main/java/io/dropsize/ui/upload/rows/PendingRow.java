package io.dropsize.ui.upload.rows;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.store.Destination;

/**
 * A job that needs a row.
 *
 * @param batch its batch: equal for the jobs of one drop
 * @param start when it starts
 */
public record PendingRow(
        Job job, Preset preset, Destination destination, Object batch, Start start) {
    public enum Start {
        IMMEDIATELY,
        /** Returns the job starts immediately, for another program, which receives the link. */
        FOR_A_PROGRAM,
        BY_THE_USER,
        /** The job ended in an earlier run, and belongs to a batch that continues now. */
        IS_OVER
    }

    /** Returns whether the job starts without an action of the user. */
    public boolean starts() {
        return start == Start.IMMEDIATELY || start == Start.FOR_A_PROGRAM;
    }
}
