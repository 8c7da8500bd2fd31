package io.dropsize.secret;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/**
 * The operating system's keyring. Secrets that it does not accept, because there is none or it is
 * locked, are kept in memory for the rest of this run.
 */
public final class KeyringSecretStore implements SecretStore {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringSecretStore.class);

    /** The keyring may be asking the user for the password. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final MemorySecretStore memory = new MemorySecretStore();
    private final KeyringClient door;
    private final Cooldown rest;
    private Duration nextRest = Duration.ZERO;

    public KeyringSecretStore() {
        this(SystemKeyring::open, TIMEOUT, System::nanoTime);
    }

    KeyringSecretStore(KeyringClient.Opener opener, Duration timeout, LongSupplier nanos) {
        this.door = new KeyringClient(opener, timeout, nanos);
        this.rest = new Cooldown(nanos);
    }

    @Override
    public synchronized Optional<String> get(String name) {
        Optional<String> kept = memory.get(name);
        if (kept.isPresent()) {
            return kept;
        }
        if (!rest.isOver()) {
            throw new DropsizeException(ErrorKind.KEYRING_UNAVAILABLE);
        }
        try {
            Optional<String> read = door.ask(ring -> ring.read(name)).orElse(Optional.empty());
            nextRest = Duration.ZERO;
            return read;
        } catch (KeyringClient.NoAnswer e) {
            if (e.getCause() instanceof ExecutionException) {
                failed(); // A keyring that doesn't respond is not queried again meanwhile.
            }
            throw new DropsizeException(ErrorKind.KEYRING_UNAVAILABLE, e);
        }
    }

    /**
     * The user may want to see the prompt again after dismissing it once; a thousand jobs must not
     * repeat it.
     */
    private void failed() {
        rest.take(nextRest);
        Duration longer = nextRest.isZero() ? Duration.ofSeconds(1) : nextRest.multipliedBy(2);
        nextRest = longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
    }

    @Override
    public synchronized void put(String name, String secret) {
        if (stored(name, secret)) {
            memory.remove(name);
        } else {
            memory.put(name, secret);
        }
    }

    private boolean stored(String name, String secret) {
        try {
            return door.ask(ring -> takes(ring, name, secret)).orElse(false);
        } catch (KeyringClient.NoAnswer e) {
            LOG.debug("A secret is kept for this run only", e);
            return false;
        }
    }

    /** A locked keyring may accept a secret without storing it. */
    private static boolean takes(OpenKeyring ring, String name, String secret) throws Exception {
        ring.write(name, secret);
        return ring.read(name).equals(Optional.of(secret));
    }

    @Override
    public synchronized void remove(String name) {
        try {
            if (!door.ask(ring -> loses(ring, name)).orElse(true)) {
                throw new DropsizeException(ErrorKind.SECRET_STAYS, name);
            }
        } catch (KeyringClient.NoAnswer e) {
            boolean onlyHere = !door.wasOpen() && memory.get(name).isPresent();
            if (!onlyHere) {
                throw new DropsizeException(ErrorKind.SECRET_STAYS, e, name);
            }
        }
        memory.remove(name);
    }

    private static boolean loses(OpenKeyring ring, String name) throws Exception {
        if (ring.read(name).isEmpty()) {
            if (!ring.hidesThatItIsLocked()) {
                return true;
            }
            if (!takes(ring, name, "removed")) {
                return false;
            }
        }
        ring.delete(name);
        return ring.read(name).isEmpty();
    }

    @Override
    public synchronized boolean persistent() {
        try {
            return memory.isEmpty() && door.ask(_ -> true).isPresent();
        } catch (KeyringClient.NoAnswer e) {
            LOG.debug("Secrets are kept for this run only", e);
            return false;
        }
    }

    @Override
    public synchronized void close() {
        door.close();
        memory.close();
    }
}
