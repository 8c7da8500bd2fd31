package io.dropsize.app;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.network.ProxySettings;
import io.dropsize.secret.SecretStore;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.link.PublicAddress;
import io.dropsize.store.local.LocalServer;
import io.dropsize.store.s3.S3ObjectStore;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens each destination once, with the same S3 code; "This computer" gets its server first.
 * Thread-safe.
 */
final class Stores implements ObjectStores, AutoCloseable {

    /** A person waits for the result of a check. */
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(15);

    private final Supplier<Path> localFolder;
    private final Function<Path, LocalServer> localServer;
    private final SecretStore secrets;
    private final Supplier<Timeouts> timeouts;
    private final Supplier<ProxySettings> proxy;
    private final Map<Opened, FutureTask<ObjectStore>> open = new HashMap<>();
    private final List<FutureTask<ObjectStore>> retired = new ArrayList<>();
    private final Object serving = new Object();
    private @Nullable LocalServer local;
    private @Nullable Path served;

    /** Includes the address, as the embedded server's may change, the timeouts and the proxy. */
    private record Opened(
            Destination destination, URI endpoint, Timeouts timeouts, ProxySettings proxy) {}

    /**
     * Opens nothing yet.
     *
     * @param localFolder the current folder of "This computer"
     * @param localServer starts the embedded server on a folder, on first use
     * @param timeouts the current timeouts of the settings
     * @param proxy the current proxy of the settings
     */
    Stores(
            Supplier<Path> localFolder,
            Function<Path, LocalServer> localServer,
            SecretStore secrets,
            Supplier<Timeouts> timeouts,
            Supplier<ProxySettings> proxy) {
        this.localFolder = localFolder;
        this.localServer = localServer;
        this.secrets = secrets;
        this.timeouts = timeouts;
        this.proxy = proxy;
    }

    @Override
    public ObjectStore open(Destination destination) {
        if (destination.isThisComputer()) {
            LocalServer server = local();
            return opened(destination, server.endpoint(), () -> Optional.of(server.accessKey()));
        }
        Destination complete = S3ObjectStore.withAwsDefaults(destination);
        return opened(complete, Endpoints.of(complete), () -> keyOf(destination));
    }

    /** "This computer" needs its server only: the first S3 client takes a while to be created. */
    @Override
    public URI publicUrl(Destination destination, String key) {
        return destination.isThisComputer()
                ? PublicAddress.of(destination, local().endpoint(), key)
                : open(destination).publicUrl(key);
    }

    /** "This computer" is checked by the server itself, without the S3 client. */
    @Override
    public void check(Destination destination) {
        if (destination.isThisComputer()) {
            local().check();
        } else {
            open(destination).check();
        }
    }

    @Override
    public ObjectStore openForCheck(Destination destination, @Nullable String secret) {
        Timeouts limited = timeouts.get().atMost(LONGEST_CHECK);
        if (destination.isThisComputer()) {
            LocalServer server = local();
            return S3ObjectStore.open(
                    destination, server.endpoint(), () -> Optional.of(server.accessKey()), limited);
        }
        Supplier<Optional<SecretKey>> keys =
                secret != null
                                && destination.credentials()
                                        instanceof Credentials.AccessKey(String id)
                        ? () -> Optional.of(new SecretKey(id, secret))
                        : () -> keyOf(destination);
        Destination complete = S3ObjectStore.withAwsDefaults(destination);
        return S3ObjectStore.open(complete, Endpoints.of(complete), keys, limited);
    }

    /**
     * A secret has changed in the keyring. Running uploads continue with the old one.
     *
     * @param secret the name of a destination or of a proxy's password
     */
    synchronized void forget(String secret) {
        List<Opened> stale =
                open.keySet().stream()
                        .filter(
                                one ->
                                        one.destination().name().equals(secret)
                                                || one.proxy()
                                                        .secretName()
                                                        .filter(secret::equals)
                                                        .isPresent())
                        .toList();
        for (Opened one : stale) {
            retired.add(open.remove(one));
        }
    }

    @Override
    public void close() {
        List<FutureTask<ObjectStore>> all;
        synchronized (this) {
            all = new ArrayList<>(open.values());
            all.addAll(retired);
            open.clear();
            retired.clear();
        }
        for (FutureTask<ObjectStore> one : all) {
            if (one.state() == Future.State.SUCCESS) {
                one.resultNow().close();
            }
        }
        synchronized (serving) {
            if (local != null) {
                local.close();
                local = null;
            }
        }
    }

    /**
     * The first caller opens it; callers for the same destination wait. No other caller waits,
     * however long a keyring waits for its password.
     */
    private ObjectStore opened(
            Destination destination, URI endpoint, Supplier<Optional<SecretKey>> keys) {
        Timeouts limited = timeouts.get();
        Opened wanted = new Opened(destination, endpoint, limited, proxy.get());
        FutureTask<ObjectStore> own =
                new FutureTask<>(() -> S3ObjectStore.open(destination, endpoint, keys, limited));
        while (true) {
            FutureTask<ObjectStore> opening = begun(wanted, own);
            if (opening == own) {
                own.run();
            }
            try {
                return opening.get();
            } catch (ExecutionException e) {
                drop(wanted, opening);
                if (opening == own) {
                    throw e.getCause() instanceof DropsizeException cause
                            ? cause
                            : new DropsizeException(ErrorKind.INTERNAL, e, destination.name());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DropsizeException(ErrorKind.CANCELLED, e);
            }
        }
    }

    private synchronized FutureTask<ObjectStore> begun(
            Opened wanted, FutureTask<ObjectStore> otherwise) {
        return open.computeIfAbsent(wanted, _ -> otherwise);
    }

    private synchronized void drop(Opened wanted, FutureTask<ObjectStore> failed) {
        open.remove(wanted, failed);
    }

    /** The server; restarted if the user has chosen another folder. */
    private LocalServer local() {
        synchronized (serving) {
            Path wanted = localFolder.get();
            LocalServer running = local;
            if (running == null || !wanted.equals(served)) {
                if (running != null) {
                    running.close();
                    local = null;
                }
                running = localServer.apply(wanted);
                local = running;
                served = wanted;
            }
            return running;
        }
    }

    private Optional<SecretKey> keyOf(Destination destination) {
        return destination.credentials() instanceof Credentials.AccessKey(String id)
                ? secrets.get(destination.name()).map(secret -> new SecretKey(id, secret))
                : Optional.empty();
    }
}
