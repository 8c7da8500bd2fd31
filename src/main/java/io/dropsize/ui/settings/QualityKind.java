package io.dropsize.ui.settings;

/** The ways to say a quality. */
enum QualityKind {
    FIXED_QUALITY,
    AT_MOST_BYTES,
    AS_GOOD_AS
}
