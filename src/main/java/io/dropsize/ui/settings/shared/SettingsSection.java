package io.dropsize.ui.settings.shared;

/** One section of the settings. */
public interface SettingsSection {
    /** Called when the section is shown. */
    void shown();

    /**
     * Returns whether the section may be left: nothing is unsaved, or the user has saved or
     * discarded the changes. Always true for sections whose changes take effect immediately.
     */
    default boolean mayLeave() {
        return true;
    }
}
