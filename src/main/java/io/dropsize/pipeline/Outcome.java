package io.dropsize.pipeline;

import io.dropsize.error.DropsizeException;

/** How a job ended. */
public sealed interface Outcome {
    /**
     * @param bytes length of the copy
     */
    record Done(Plan plan, long bytes, Published published) implements Outcome {}

    record Failed(DropsizeException error) implements Outcome {}

    record Cancelled() implements Outcome {}
}
