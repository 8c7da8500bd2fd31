package io.dropsize.ui.upload.rows;

import io.dropsize.pipeline.queue.JobState;

/** The state of a row: the states of a job, preceded by the review. */
public enum RowState {
    /** "Review first": not started yet. */
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

    /** Whether it can be sent to another destination: no part of it is being sent. */
    public boolean movable() {
        return switch (this) {
            case WAITING, RETRYING, OFFLINE, FAILED, CANCELLED -> true;
            case REVIEW, FETCHING, RESIZING, UPLOADING, DONE -> false;
        };
    }

    /** Whether it can be started again. */
    public boolean retryable() {
        return this == FAILED || this == CANCELLED;
    }
}
