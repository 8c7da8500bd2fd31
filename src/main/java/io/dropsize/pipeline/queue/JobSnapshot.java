package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.Outcome;

import org.jspecify.annotations.Nullable;

/**
 * The state of a job at one moment.
 *
 * @param plan null until the header has been read
 * @param sent bytes of the copies that have been sent
 * @param bytes length of all copies that are sent; 0 until they are made
 * @param retryState why it is retrying or offline; otherwise null
 * @param outcome null until it has ended
 */
public record JobSnapshot(
        JobState state,
        @Nullable Plan plan,
        long sent,
        long bytes,
        @Nullable RetryState retryState,
        @Nullable Outcome outcome) {
    static final JobSnapshot HELD = new JobSnapshot(JobState.HELD, null, 0, 0, null, null);

    /** Returns the completed fraction: 0 to 1, where making the copy counts as half. */
    public double progress() {
        return switch (state) {
            case HELD, WAITING, FETCHING, RESIZING, RETRYING, OFFLINE -> 0;
            case UPLOADING -> 0.5 + 0.5 * sent / Math.max(1, bytes);
            case DONE, FAILED, CANCELLED -> 1;
        };
    }

    JobSnapshot waiting() {
        return new JobSnapshot(JobState.WAITING, plan, 0, 0, null, null);
    }

    JobSnapshot fetching() {
        return new JobSnapshot(JobState.FETCHING, null, 0, 0, null, null);
    }

    JobSnapshot resizing() {
        return new JobSnapshot(JobState.RESIZING, plan, 0, 0, null, null);
    }

    JobSnapshot planned(Plan made) {
        return new JobSnapshot(state, made, 0, 0, null, null);
    }

    JobSnapshot uploading(Plan made, long length) {
        return new JobSnapshot(JobState.UPLOADING, made, 0, length, null, null);
    }

    JobSnapshot sent(long soFar) {
        return new JobSnapshot(state, plan, soFar, bytes, null, null);
    }

    JobSnapshot retryLater(JobState how, RetryState why) {
        return new JobSnapshot(how, plan, 0, bytes, why, null);
    }

    JobSnapshot ended(Outcome how) {
        return switch (how) {
            case Outcome.Done done ->
                    new JobSnapshot(
                            JobState.DONE, done.plan(), done.bytes(), done.bytes(), null, how);
            case Outcome.Failed _ -> new JobSnapshot(JobState.FAILED, plan, sent, bytes, null, how);
            case Outcome.Cancelled _ ->
                    new JobSnapshot(JobState.CANCELLED, plan, sent, bytes, null, how);
        };
    }
}
