package io.dropsize.ui.kit;

import java.time.Duration;

/** The lifetime of a signed link. */
public enum LinkLife {
    HOUR("library.life.hour", Duration.ofHours(1)),
    DAY("library.life.day", Duration.ofDays(1)),
    WEEK("library.life.week", Duration.ofDays(7));

    private final String text;
    private final Duration duration;

    LinkLife(String text, Duration duration) {
        this.text = text;
        this.duration = duration;
    }

    public Duration duration() {
        return duration;
    }

    /** The label in the choice box. */
    @Override
    public String toString() {
        return Texts.of(text);
    }
}
