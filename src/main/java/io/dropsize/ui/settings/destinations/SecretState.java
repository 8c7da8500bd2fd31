package io.dropsize.ui.settings.destinations;

/** The knowledge about the destination's secret in the keyring. */
enum SecretState {
    /** It is not determined yet whether there is one, or the keyring can't be read. */
    UNKNOWN,
    MISSING,
    STORED
}
