package io.dropsize.app;

import io.dropsize.secret.SecretStore;

import java.util.Optional;
import java.util.function.Consumer;

/** A secret store that notifies a listener of changes. */
final class ObservableSecrets implements SecretStore {
    private final SecretStore secrets;
    private final Consumer<String> changed;

    /**
     * Wraps a secret store.
     *
     * @param changed receives the name of each secret that was stored or removed
     */
    ObservableSecrets(SecretStore secrets, Consumer<String> changed) {
        this.secrets = secrets;
        this.changed = changed;
    }

    @Override
    public Optional<String> get(String name) {
        return secrets.get(name);
    }

    @Override
    public void put(String name, String secret) {
        secrets.put(name, secret);
        changed.accept(name);
    }

    @Override
    public void remove(String name) {
        secrets.remove(name);
        changed.accept(name);
    }

    @Override
    public boolean persistent() {
        return secrets.persistent();
    }

    @Override
    public void close() {
        secrets.close();
    }
}
