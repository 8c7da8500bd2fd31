package io.dropsize.cli.output;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.queue.Job;

/** A source whose result a command reports. */
sealed interface Awaited {
    /** Returns the name as the user typed it. */
    String label();

    /**
     * A source with a job.
     *
     * @param recalled whether the job had ended in an earlier run
     */
    record Running(String label, Job job, boolean recalled) implements Awaited {}

    /** A source that has no job. */
    record Rejected(String label, DropsizeException error) implements Awaited {}
}
