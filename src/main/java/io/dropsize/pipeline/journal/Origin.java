package io.dropsize.pipeline.journal;

/** Whose jobs they are: each kind is gone on with by its own kind only. */
public enum Origin {
    /** The window's. There is one window at a time. */
    WINDOW,
    /** A command's. Each run has its own, until it has ended. */
    COMMAND
}
