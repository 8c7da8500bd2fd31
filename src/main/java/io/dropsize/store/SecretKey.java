package io.dropsize.store;

/**
 * An access key with its secret, on its way from the keyring to the client. It never shows the
 * secret.
 */
public record SecretKey(String id, String secret) {
    @Override
    public String toString() {
        return "SecretKey[id=" + id + ", secret=…]";
    }
}
