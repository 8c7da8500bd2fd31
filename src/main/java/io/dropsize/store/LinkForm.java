package io.dropsize.store;

/** The forms in which a link is copied. */
public enum LinkForm {
    URL,
    MARKDOWN,
    HTML,
    /** An address that carries its own permission, for a chosen time. */
    SIGNED
}
