package io.dropsize.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A job at one moment.
 *
 * @param plan null until the source has been looked at
 * @param sent bytes of the copy that are through
 * @param bytes length of the copy; 0 until it is made
 * @param outcome null until it has ended
 */
public record JobSnapshot(
        JobState state, @Nullable Plan plan, long sent, long bytes, @Nullable Outcome outcome) {
    static final JobSnapshot NEW = new JobSnapshot(JobState.WAITING, null, 0, 0, null);

    /** How much of the whole way is behind: 0 to 1, where making the copy is half of it. */
    public double progress() {
        return switch (state) {
            case WAITING, RESIZING -> 0;
            case UPLOADING -> 0.5 + 0.5 * sent / Math.max(1, bytes);
            case DONE, FAILED, CANCELLED -> 1;
        };
    }

    JobSnapshot resizing() {
        return new JobSnapshot(JobState.RESIZING, plan, 0, 0, null);
    }

    JobSnapshot uploading(Plan made, long length) {
        return new JobSnapshot(JobState.UPLOADING, made, 0, length, null);
    }

    JobSnapshot sent(long soFar) {
        return new JobSnapshot(state, plan, soFar, bytes, null);
    }

    JobSnapshot ended(Outcome how) {
        JobState end =
                switch (how) {
                    case Outcome.Done _ -> JobState.DONE;
                    case Outcome.Failed _ -> JobState.FAILED;
                    case Outcome.Cancelled _ -> JobState.CANCELLED;
                };
        return new JobSnapshot(end, plan, end == JobState.DONE ? bytes : sent, bytes, how);
    }
}
