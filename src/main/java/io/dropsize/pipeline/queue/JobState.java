package io.dropsize.pipeline.queue;

/** Where a job is on its way. */
public enum JobState {
    /** Accepted; it waits for the user to send it off. */
    HELD,
    WAITING,
    /** The image is loaded from the web. */
    FETCHING,
    RESIZING,
    UPLOADING,
    /** A try has failed by what may pass; the next one comes by itself. */
    RETRYING,
    /** There is no way to the destination; it goes on by itself when there is one. */
    OFFLINE,
    DONE,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
