package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;

/** A step of a job that outlives the program. */
public sealed interface JournalStep {
    /** It may begin, as this request says. */
    record Released(JobRequest request) implements JournalStep {}

    /** Size, format and name are decided. */
    record Planned(Plan plan) implements JournalStep {}

    /**
     * The copy is made.
     *
     * @param bytes its length
     */
    record Encoded(long bytes) implements JournalStep {}

    /** The last byte has left; whether all arrived is not known yet. */
    record Uploaded() implements JournalStep {}

    /** Over. A job is done only when what arrived was verified. */
    record Ended(Outcome outcome) implements JournalStep {}

    /** The user does not want to see it any more. */
    record Dismissed() implements JournalStep {}
}
