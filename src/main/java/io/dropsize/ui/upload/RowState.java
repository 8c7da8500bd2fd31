package io.dropsize.ui.upload;

import io.dropsize.pipeline.queue.JobState;

/** The state of a row: the states of a job, preceded by the review. */
enum RowState {
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

    boolean active() {
        return switch (this) {
            case WAITING, FETCHING, RESIZING, UPLOADING, RETRYING, OFFLINE -> true;
            case REVIEW, DONE, FAILED, CANCELLED -> false;
        };
    }

    /** Whether it can be sent to another destination: no part of it is being sent. */
    boolean movable() {
        return switch (this) {
            case WAITING, RETRYING, OFFLINE, FAILED, CANCELLED -> true;
            case REVIEW, FETCHING, RESIZING, UPLOADING, DONE -> false;
        };
    }

    /** Whether it can be started again. */
    boolean retryable() {
        return this == FAILED || this == CANCELLED;
    }
}
