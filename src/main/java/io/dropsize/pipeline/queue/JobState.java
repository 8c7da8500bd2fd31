package io.dropsize.pipeline.queue;

/** A job's position in the upload pipeline. */
public enum JobState {
    /** The job is in review: the user has not released it yet. */
    HELD,
    WAITING,
    /** The image is being loaded from the web. */
    FETCHING,
    RESIZING,
    UPLOADING,
    /** A try failed with a transient error; the next one starts automatically. */
    RETRYING,
    /** The destination can't be reached; the job resumes automatically when it can. */
    OFFLINE,
    DONE,
    FAILED,
    CANCELLED;

    /** Returns whether the job's next step is pending and none is running. */
    boolean isIdle() {
        return this == WAITING || this == RETRYING || this == OFFLINE;
    }

    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
