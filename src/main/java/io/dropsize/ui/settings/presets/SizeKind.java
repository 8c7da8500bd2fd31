package io.dropsize.ui.settings.presets;

/** The ways to say a size. */
public enum SizeKind {
    LONGEST,
    BOX,
    PERCENT
}
