package io.dropsize.ui.settings.destinations;

import io.dropsize.ui.kit.Texts;

/** The source of a destination's credentials. */
public enum KeySource {
    PROFILE("settings.keys.profile"),
    ENVIRONMENT("settings.keys.environment"),
    ACCESS_KEY("settings.keys.access-key");

    private final String text;

    KeySource(String text) {
        this.text = text;
    }

    /** Returns the label in the choice box. */
    @Override
    public String toString() {
        return Texts.of(text);
    }
}
