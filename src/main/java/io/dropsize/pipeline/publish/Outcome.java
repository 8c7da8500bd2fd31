package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.plan.Plan;

/** A job's result. */
public sealed interface Outcome {
    /**
     * @param bytes length of the copy
     */
    record Done(Plan plan, long bytes, Published published) implements Outcome {}

    record Failed(DropsizeException error) implements Outcome {}

    record Cancelled() implements Outcome {}
}
