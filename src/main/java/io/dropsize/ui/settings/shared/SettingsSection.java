package io.dropsize.ui.settings.shared;

/** One section of the settings. */
public interface SettingsSection {
    /** Comes into sight. */
    void shown();

    /**
     * Whether it may be left: nothing is unsaved, or the user gives it up. Then the form is as
     * saved.
     */
    boolean mayLeave();
}
