package io.dropsize.ui.settings.presets;

/** The kinds of quality. */
public enum QualityKind {
    FIXED_QUALITY,
    AT_MOST_BYTES,
    LOOKS_THE_SAME,
    HIGH_QUALITY,
    AS_GOOD_AS
}
