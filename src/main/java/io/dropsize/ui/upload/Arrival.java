package io.dropsize.ui.upload;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.store.Destination;

/**
 * A job that is to get a row.
 *
 * @param batch what it came with: equal for the jobs of one drop
 * @param start when it begins
 */
record Arrival(Job job, Preset preset, Destination destination, Object batch, Start start) {
    enum Start {
        AT_ONCE,
        BY_THE_USER,
        /** It has ended, in an earlier run, and belongs to what goes on now. */
        IS_OVER
    }
}
