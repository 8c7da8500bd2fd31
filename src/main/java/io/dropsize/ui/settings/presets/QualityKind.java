package io.dropsize.ui.settings.presets;

/** The kinds of quality. */
public enum QualityKind {
    FIXED_QUALITY,
    AT_MOST_BYTES,
    AS_GOOD_AS
}
