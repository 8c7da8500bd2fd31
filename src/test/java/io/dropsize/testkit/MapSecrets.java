package io.dropsize.testkit;

import io.dropsize.error.DropsizeException;
import io.dropsize.secret.SecretStore;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets in memory. */
public final class MapSecrets implements SecretStore {
    public final Map<String, String> kept = new ConcurrentHashMap<>();
    public volatile boolean persistent = true;

    /** The error of reading a secret, if any. */
    public volatile @Nullable DropsizeException failure;

    /** The error of removing a secret, if any. */
    public volatile @Nullable DropsizeException refusal;

    @Override
    public Optional<String> get(String name) {
        fail(failure);
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public void put(String name, String secret) {
        kept.put(name, secret);
    }

    @Override
    public void remove(String name) {
        fail(refusal);
        kept.remove(name);
    }

    private static void fail(@Nullable DropsizeException failure) {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public boolean persistent() {
        return persistent;
    }

    /** Nothing needs to be released. */
    public void close() {}
}
