package io.dropsize.history;

/** A job's progress, as the table stores it. */
enum Step {
    /** Accepted, and in review. */
    HELD,
    ACCEPTED,
    PLANNED,
    ENCODED,
    /** The last byte has been sent. */
    UPLOADED,
    /** Verified and finished. */
    DONE,
    FAILED,
    CANCELLED
}
