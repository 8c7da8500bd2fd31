package io.dropsize.store;

import io.dropsize.error.DropsizeException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The result of one step.
 *
 * @param problem why the step failed; null for the other outcomes
 * @param region the bucket's region, if the service has named another than the destination's
 */
public record CheckResult(
        CheckStep step,
        Outcome outcome,
        Duration took,
        @Nullable DropsizeException problem,
        @Nullable String region) {
    /** How a step ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** An earlier step has failed, or there is nothing to test. */
        SKIPPED
    }

    /** Whether images can't be uploaded because of it. */
    public boolean preventsUploads() {
        return outcome == Outcome.FAILED && step.isNeeded();
    }
}
