package io.dropsize.ui.upload.rows;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.queue.JobSnapshot;
import io.dropsize.pipeline.queue.JobState;

import org.jspecify.annotations.Nullable;

/** The state of a row: the states of a job, preceded by the review. */
public enum RowState {
    /** The row is in review and has not been started. */
    REVIEW,
    WAITING,
    FETCHING,
    RESIZING,
    UPLOADING,
    RETRYING,
    OFFLINE,
    DONE,
    FAILED,
    CANCELLED;

    static RowState of(JobState state) {
        return state == JobState.HELD ? REVIEW : valueOf(state.name());
    }

    public boolean active() {
        return switch (this) {
            case WAITING, FETCHING, RESIZING, UPLOADING, RETRYING, OFFLINE -> true;
            case REVIEW, DONE, FAILED, CANCELLED -> false;
        };
    }

    /** Returns whether the row can be sent to another destination: no part of it is being sent. */
    public boolean movable() {
        return switch (this) {
            case WAITING, RETRYING, OFFLINE, FAILED, CANCELLED -> true;
            case REVIEW, FETCHING, RESIZING, UPLOADING, DONE -> false;
        };
    }

    /** Returns whether it can be started again. */
    public boolean retryable() {
        return this == FAILED || this == CANCELLED;
    }

    /**
     * Whether a retry can succeed. In review, it reads the header again; of a completed upload, it
     * sends to the mirrors that lack the image.
     *
     * @param unreadable why the header can't be read; null if it can
     */
    boolean canRetry(JobSnapshot snapshot, @Nullable DropsizeException unreadable) {
        if (this == REVIEW) {
            return unreadable != null && !unreadable.kind().needsOtherSource();
        }
        return switch (snapshot.outcome()) {
            case Outcome.Failed(DropsizeException error) -> !error.kind().needsOtherSource();
            case Outcome.Done done -> done.published().lacksMirror();
            case null, default -> this == CANCELLED;
        };
    }
}
