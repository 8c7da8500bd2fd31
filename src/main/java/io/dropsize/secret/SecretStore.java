package io.dropsize.secret;

import io.dropsize.error.DropsizeException;

import java.util.Optional;

/**
 * Secrets of destinations, by the destination's name. Calls may block for seconds, because a
 * keyring may ask the user for a password. Thread-safe.
 */
public interface SecretStore extends AutoCloseable {
    /**
     * Returns the secret of that name; empty if there is none. Blocks.
     *
     * @throws DropsizeException KEYRING_UNAVAILABLE if that can't be determined
     */
    Optional<String> get(String name);

    /** Replaces an existing secret. {@link #persistent} then returns how long it is kept. */
    void put(String name, String secret);

    /**
     * Does nothing if there is no secret of that name.
     *
     * @throws DropsizeException SECRET_STAYS
     */
    void remove(String name);

    /** Whether secrets survive the end of the program. */
    boolean persistent();

    @Override
    void close();
}
