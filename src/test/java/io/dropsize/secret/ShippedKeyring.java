package io.dropsize.secret;

import java.util.Optional;

/**
 * Stores a secret in the system's keyring and reads it again. Runs with the shipped jars, without
 * those for other systems.
 */
final class ShippedKeyring {
    private static final String NAME = "trial of an installed program";

    private ShippedKeyring() {}

    public static void main(String[] args) {
        boolean kept;
        try (SecretStore first = new KeyringSecretStore()) {
            first.put(NAME, "only for tests");
            kept = first.persistent();
        }
        try (SecretStore second = new KeyringSecretStore()) {
            kept &= second.get(NAME).equals(Optional.of("only for tests"));
            second.remove(NAME);
        }
        System.exit(kept ? 0 : 1);
    }
}
