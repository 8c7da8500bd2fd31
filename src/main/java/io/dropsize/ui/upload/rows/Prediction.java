package io.dropsize.ui.upload.rows;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.queue.JobSnapshot;

import org.jspecify.annotations.Nullable;

/**
 * What is predicted about the copy of a row.
 *
 * @param preset the copy's
 * @param bytes its length; 0 if it is not predicted yet, negative if there will be no copy
 * @param problem the reason why no copy can be made, during review
 */
record Prediction(Preset preset, long bytes, @Nullable DropsizeException problem) {
    static Prediction unknown(Preset preset) {
        return new Prediction(preset, 0, null);
    }

    /** Returns the prediction for this preset, which is unknown for another one. */
    Prediction with(Preset other) {
        return other.equals(preset) ? this : unknown(other);
    }

    /** Returns whether the result is known, including a failure. */
    boolean isComplete() {
        return bytes != 0;
    }

    /** The copies' length in bytes, of a single copy also as predicted; 0 if it is not known. */
    long length(JobSnapshot snapshot) {
        return snapshot.bytes() != 0 || snapshot.outcome() != null || isResponsive(snapshot.plan())
                ? snapshot.bytes()
                : Math.max(0, bytes);
    }

    /**
     * @param plan the row's; null until it is made
     */
    boolean isResponsive(@Nullable Plan plan) {
        return plan == null ? preset.isResponsive() : plan.isResponsive();
    }
}
