package io.dropsize.secret;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The operating system's keyring. Where there is none, or it fails or does not answer, secrets are
 * kept in memory for the rest of this run.
 */
public final class KeyringSecretStore implements SecretStore {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringSecretStore.class);
    private static final String SERVICE = "Dropsize";
    private static final Duration OPENING = Duration.ofSeconds(4);

    /** The keyring may be asking its owner for the password meanwhile. */
    private static final Duration USING = Duration.ofSeconds(30);

    /** One thread, as keyrings' clients are made for one; a daemon, as it may hang. */
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("keyring").factory());

    private final MemorySecretStore memory = new MemorySecretStore();
    private final Opener opener;
    private final Duration opening;
    private boolean opened;
    private @Nullable Keyring keyring;
    private boolean usable;

    /** Opens the keyring; exchanged in tests. */
    interface Opener {
        Keyring open() throws Exception;
    }

    public KeyringSecretStore() {
        this(KeyringSecretStore::ofThisSystem, OPENING);
    }

    /** On Linux by name: a search would need the libraries of the other systems' keyrings. */
    private static Keyring ofThisSystem() throws BackendNotSupportedException {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return Keyring.create();
        }
        try {
            return Keyring.create(KeyringStorageType.GNOME_KEYRING);
        } catch (BackendNotSupportedException e) {
            LOG.info("no keyring of GNOME's kind: {}", e.getMessage());
            return Keyring.create(KeyringStorageType.KWALLET);
        }
    }

    KeyringSecretStore(Opener opener, Duration opening) {
        this.opener = opener;
        this.opening = opening;
    }

    @Override
    public synchronized Optional<String> get(String name) {
        Optional<String> kept = memory.get(name);
        Keyring open = keyring();
        if (kept.isPresent() || open == null) {
            return kept;
        }
        return use(() -> read(open, name)).orElse(Optional.empty());
    }

    @Override
    public synchronized void put(String name, String secret) {
        Keyring open = keyring();
        boolean stored =
                open != null
                        && use(() -> {
                                    open.setPassword(SERVICE, name, secret);
                                    // A locked keyring may take a secret without keeping it.
                                    return read(open, name).equals(Optional.of(secret));
                                })
                                .orElse(false);
        if (stored) {
            memory.remove(name);
        } else {
            if (usable) {
                giveUp(null);
            }
            memory.put(name, secret);
        }
    }

    @Override
    public synchronized void remove(String name) {
        memory.remove(name);
        Keyring open = keyring();
        if (open != null) {
            var _ =
                    use(
                            () -> {
                                if (read(open, name).isPresent()) {
                                    open.deletePassword(SERVICE, name);
                                }
                                return true;
                            });
        }
    }

    @Override
    public synchronized boolean persistent() {
        return keyring() != null;
    }

    /** The library says "none of that name" and "failed" by the same exception. */
    private static Optional<String> read(Keyring open, String name) {
        try {
            return Optional.ofNullable(open.getPassword(SERVICE, name));
        } catch (PasswordAccessException e) {
            LOG.debug("Nothing read from the keyring", e);
            return Optional.empty();
        }
    }

    private @Nullable Keyring keyring() {
        if (!opened) {
            opened = true;
            keyring = within(opening, opener::open).orElse(null);
            usable = keyring != null;
        }
        return usable ? keyring : null;
    }

    private <T> Optional<T> use(Callable<T> call) {
        return within(USING, call);
    }

    private <T> Optional<T> within(Duration limit, Callable<T> call) {
        try {
            return Optional.of(thread.submit(call).get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            giveUp(e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    private void giveUp(@Nullable Exception reason) {
        usable = false;
        LOG.info("No keyring can be used; secrets are kept for this run only");
        LOG.debug("The keyring failed", reason);
    }

    /**
     * Leaves the keyring as it is, and lets go of the connection to it. Where opening failed, the
     * library keeps threads that only {@link System#exit} ends.
     */
    @Override
    public synchronized void close() {
        Keyring open = keyring;
        if (open != null) {
            var _ =
                    within(
                            opening,
                            () -> {
                                open.close();
                                return true;
                            });
        }
        keyring = null;
        usable = false;
        opened = true;
        memory.close();
        thread.shutdownNow();
    }
}
