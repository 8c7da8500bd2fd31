package io.dropsize.secret;

import java.util.Optional;

/** Keeps secrets by name. */
public interface SecretStore {
    Optional<String> get(String name);

    void put(String name, String secret);

    void remove(String name);

    /** Whether secrets are still there at the next start. */
    boolean persistent();
}
