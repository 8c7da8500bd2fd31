package io.dropsize.ui.upload;

import io.dropsize.pipeline.queue.JobState;

/** Where a row stands: the states of a job, and before them the wait for the user. */
enum RowState {
    /** "Review first": not sent off yet. */
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

    boolean active() {
        return switch (this) {
            case WAITING, FETCHING, RESIZING, UPLOADING, RETRYING, OFFLINE -> true;
            case REVIEW, DONE, FAILED, CANCELLED -> false;
        };
    }

    /** Whether it can be sent to another destination: nothing of it is on its way. */
    boolean movable() {
        return switch (this) {
            case WAITING, RETRYING, OFFLINE, FAILED, CANCELLED -> true;
            case REVIEW, FETCHING, RESIZING, UPLOADING, DONE -> false;
        };
    }

    /** Whether it can be sent off again. */
    boolean retryable() {
        return this == FAILED || this == CANCELLED;
    }
}
