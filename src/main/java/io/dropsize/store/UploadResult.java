package io.dropsize.store;

/** How a put ended, when it did not fail. */
public enum UploadResult {
    STORED,
    /** The key was there with the same content; nothing was sent. */
    ALREADY_THERE,
    /** The key was there with other content; nothing was changed. */
    KEY_TAKEN
}
