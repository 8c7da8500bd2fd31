package io.dropsize.cli.output;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.queue.Job;

/** A source whose result a command reports. */
sealed interface Awaited {
    /** The name as the user typed it. */
    String label();

    /**
     * @param recalled whether the job had ended in an earlier run
     */
    record Running(String label, Job job, boolean recalled) implements Awaited {}

    /** A source that has no job. */
    record Lost(String label, DropsizeException error) implements Awaited {}
}
