package io.dropsize.history;

/** How far a job has come, as the table spells it. */
enum Step {
    /** Accepted, and waiting for the user. */
    HELD,
    ACCEPTED,
    PLANNED,
    ENCODED,
    /** The last byte has left. */
    UPLOADED,
    /** Verified, and over. */
    DONE,
    FAILED,
    CANCELLED
}
