package io.dropsize.store;

/**
 * An access key with its secret, in transit from the keyring to the client. It never displays the
 * secret.
 */
public record SecretKey(String id, String secret) {
    @Override
    public String toString() {
        return "SecretKey[id=" + id + ", secret=…]";
    }
}
