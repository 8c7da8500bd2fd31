package io.dropsize.ui.settings.destinations;

import io.dropsize.ui.kit.Texts;

/** Where a destination's keys come from. */
public enum KeySource {
    PROFILE("settings.keys.profile"),
    ENVIRONMENT("settings.keys.environment"),
    ACCESS_KEY("settings.keys.access-key");

    private final String text;

    KeySource(String text) {
        this.text = text;
    }

    /** As the choice shows it. */
    @Override
    public String toString() {
        return Texts.of(text);
    }
}
