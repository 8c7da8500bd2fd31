package io.dropsize.ui.settings;

/** The ways to say a size. */
enum SizeKind {
    LONGEST,
    BOX,
    PERCENT
}
