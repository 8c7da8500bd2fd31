package io.dropsize.secret;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** The keyring of the operating system. */
final class SystemKeyring implements OpenKeyring {
    private static final Logger LOG = LoggerFactory.getLogger(SystemKeyring.class);
    private static final String SERVICE = "Dropsize";

    private final Keyring keyring;

    private SystemKeyring(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * On Linux the implementation is created by name: a search would need the libraries of the
     * other systems' keyrings.
     */
    static SystemKeyring open() throws BackendNotSupportedException {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return new SystemKeyring(Keyring.create());
        }
        try {
            return new SystemKeyring(Keyring.create(KeyringStorageType.GNOME_KEYRING));
        } catch (BackendNotSupportedException e) {
            LOG.info("no keyring of GNOME's kind: {}", e.getMessage());
            return new SystemKeyring(Keyring.create(KeyringStorageType.KWALLET));
        }
    }

    @Override
    public Optional<String> read(String name) throws PasswordAccessException {
        try {
            return Optional.ofNullable(keyring.getPassword(SERVICE, name));
        } catch (PasswordAccessException e) {
            if (isFailure(String.valueOf(e.getMessage()))) {
                throw e;
            }
            LOG.debug("Nothing read from the keyring", e);
            return Optional.empty();
        }
    }

    /** The library throws the same exception for "not found" and "failed". */
    private static boolean isFailure(String message) {
        return message.startsWith("Too many stored credentials")
                || message.startsWith("Failed to get credential")
                        && !message.contains("could not be found");
    }

    @Override
    public void write(String name, String secret) throws PasswordAccessException {
        keyring.setPassword(SERVICE, name, secret);
    }

    @Override
    public void delete(String name) throws PasswordAccessException {
        keyring.deletePassword(SERVICE, name);
    }

    /** A wallet that stays closed is queried like an open one, with an invalid handle. */
    @Override
    public boolean hidesThatItIsLocked() {
        return keyring.getKeyringStorageType() == KeyringStorageType.KWALLET;
    }

    @Override
    public void close() throws Exception {
        keyring.close();
    }
}
