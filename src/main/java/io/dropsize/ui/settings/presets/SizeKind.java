package io.dropsize.ui.settings.presets;

/** The kinds of size. */
public enum SizeKind {
    LONGEST,
    BOX,
    PERCENT,
    /** Several widths for a page. */
    RESPONSIVE
}
