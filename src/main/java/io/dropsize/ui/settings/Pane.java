package io.dropsize.ui.settings;

/** One section of the settings. */
interface Pane {
    /** Comes into sight. */
    void shown();

    /**
     * Whether it may be left: nothing is unsaved, or the user gives it up. Then the form is as
     * saved.
     */
    boolean mayLeave();
}
