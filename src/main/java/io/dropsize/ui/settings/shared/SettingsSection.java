package io.dropsize.ui.settings.shared;

/** One section of the settings. */
public interface SettingsSection {
    /** Called when it is shown. */
    void shown();

    /**
     * Whether it may be left: nothing is unsaved, or the user discards it. The form is then reset.
     */
    boolean mayLeave();
}
