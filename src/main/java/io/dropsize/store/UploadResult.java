package io.dropsize.store;

/** The result of a successful put. */
public enum UploadResult {
    STORED,
    /** The key already existed with the same content; nothing was sent. */
    ALREADY_THERE,
    /** The key already existed with other content; nothing was changed. */
    KEY_TAKEN
}
