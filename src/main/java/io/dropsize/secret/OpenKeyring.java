package io.dropsize.secret;

import java.util.Optional;

/**
 * An open keyring, as the system's library provides it. Calls may hang, because the keyring may ask
 * the user for a password; they throw whatever that library throws.
 */
interface OpenKeyring extends AutoCloseable {
    /**
     * Returns the secret of that name; empty if there is none.
     *
     * @throws Exception if it can't be read because the keyring is locked
     */
    Optional<String> read(String name) throws Exception;

    void write(String name, String secret) throws Exception;

    /** Removes an existing secret. Some implementations return without having done it. */
    void delete(String name) throws Exception;

    /** Whether a locked keyring also reports "not found". */
    boolean hidesThatItIsLocked();
}
