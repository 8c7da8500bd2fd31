package io.dropsize.ui.upload;

/** Where a row stands: the states of a job, and before them the wait for the user. */
enum RowState {
    /** "Review first": not sent off yet. */
    REVIEW,
    WAITING,
    RESIZING,
    UPLOADING,
    DONE,
    FAILED,
    CANCELLED;

    boolean active() {
        return this == WAITING || this == RESIZING || this == UPLOADING;
    }

    /** Whether it can be sent off again. */
    boolean retryable() {
        return this == FAILED || this == CANCELLED;
    }
}
