package io.dropsize.pipeline;

/** Where a job is on its way. */
public enum JobState {
    WAITING,
    RESIZING,
    UPLOADING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
