package io.dropsize.cli.option;

import io.dropsize.store.Fingerprint;

/** Reads the fingerprint of a certificate. */
public final class FingerprintOption {
    private FingerprintOption() {}

    /**
     * @throws WrongUsage if the text isn't a SHA-256 fingerprint
     */
    public static Fingerprint parse(String text) {
        try {
            return Fingerprint.parse(text);
        } catch (IllegalArgumentException _) {
            throw new WrongUsage(
                    "“" + text + "” isn’t a SHA-256 fingerprint, which has 64 hexadecimal digits.");
        }
    }
}
