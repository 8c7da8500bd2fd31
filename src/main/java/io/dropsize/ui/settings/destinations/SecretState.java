package io.dropsize.ui.settings.destinations;

/** Whether the keyring has a secret for the destination in the form. */
enum SecretState {
    /** Not determined yet, or the keyring can't be read. */
    UNKNOWN,
    MISSING,
    STORED
}
