package io.dropsize.ui;

import io.dropsize.secret.SecretStore;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets in memory. */
public final class MapSecrets implements SecretStore {
    public final Map<String, String> kept = new ConcurrentHashMap<>();
    public volatile boolean persistent = true;

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public void put(String name, String secret) {
        kept.put(name, secret);
    }

    @Override
    public void remove(String name) {
        kept.remove(name);
    }

    @Override
    public boolean persistent() {
        return persistent;
    }

    /** There is nothing to let go of. */
    public void close() {}
}
