package io.dropsize.pipeline.journal;

/** The owner of jobs: jobs of one kind are resumed by that kind only. */
public enum Origin {
    /** The window. There is one at a time. */
    WINDOW,
    /** A command. Each run owns its jobs until it has ended. */
    COMMAND,
    /** The local endpoint without a window. Each run owns its jobs until they have ended. */
    ENDPOINT
}
