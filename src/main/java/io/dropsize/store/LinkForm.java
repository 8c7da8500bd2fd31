package io.dropsize.store;

/** The forms in which links are copied. */
public enum LinkForm {
    URL,
    MARKDOWN,
    HTML,
    /** A signed URL, which works without further permission for a chosen time. */
    SIGNED
}
