package io.dropsize.settings;

/** The theme of the window. */
public enum Theme {
    /** Matches the system's theme. */
    SYSTEM,
    LIGHT,
    DARK
}
