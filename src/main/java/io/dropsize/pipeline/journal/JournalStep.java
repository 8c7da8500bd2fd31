package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.link.Description;

/** A step of a job that is recorded. */
public sealed interface JournalStep {
    /** The job may start, with this request. */
    record Released(JobRequest request) implements JournalStep {}

    /** The image is loaded again, and then the job is in review. */
    record Held(JobRequest request) implements JournalStep {}

    /** The user, or the image's metadata, describes the image. The job may have ended. */
    record Described(Description description) implements JournalStep {}

    /** Size, format and name have been determined. */
    record Planned(Plan plan) implements JournalStep {}

    /**
     * The copy has been made.
     *
     * @param bytes its length
     */
    record Encoded(long bytes) implements JournalStep {}

    /** The last byte has been sent; it is not verified yet. */
    record Uploaded() implements JournalStep {}

    /** The job has ended. It is done only after verification. */
    record Ended(Outcome outcome) implements JournalStep {}

    /** The user has removed the job from the list. */
    record Dismissed() implements JournalStep {}
}
