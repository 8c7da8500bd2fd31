package io.dropsize.secret;

import io.dropsize.error.DropsizeException;

import java.util.Optional;

/**
 * Secrets of destinations, by the destination's name. Calls may block for seconds, for a keyring
 * may ask its owner for a password; they may come from any thread.
 */
public interface SecretStore extends AutoCloseable {
    /**
     * Empty when there is none of that name.
     *
     * @throws DropsizeException KEYRING_UNAVAILABLE when that can't be said
     */
    Optional<String> get(String name);

    /** Replaces what is there. Ask {@link #persistent} afterwards how long it is kept. */
    void put(String name, String secret);

    /**
     * Removing what is not there is no error.
     *
     * @throws DropsizeException SECRET_STAYS
     */
    void remove(String name);

    /** Whether secrets are there again at the next start. */
    boolean persistent();

    @Override
    void close();
}
