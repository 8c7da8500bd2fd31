package io.dropsize.secret;

import java.util.Optional;

/**
 * A keyring that is open to this program, as its system's library gives it. Calls may hang, for it
 * may ask its owner for a password; they throw whatever that library throws.
 */
interface Ring extends AutoCloseable {
    /**
     * Empty when it has nothing of that name.
     *
     * @throws Exception when it can't be read, for it is locked
     */
    Optional<String> read(String name) throws Exception;

    void write(String name, String secret) throws Exception;

    /** Of what is there. Some return without having done it. */
    void delete(String name) throws Exception;

    /** Whether it says "nothing of that name" also when it is locked. */
    boolean hidesThatItIsLocked();
}
