package io.dropsize.testkit;

import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.store.link.Description;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Records descriptions. */
public final class NotedDescriptions implements Descriptions {
    public final Map<URI, Description> noted = new ConcurrentHashMap<>();
    private final List<BiConsumer<URI, Description>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Description> of(URI address) {
        return Optional.ofNullable(noted.get(address));
    }

    @Override
    public CompletableFuture<Boolean> describe(URI address, Description description) {
        noted.put(address, description);
        listeners.forEach(listener -> listener.accept(address, description));
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void onChange(BiConsumer<URI, Description> listener) {
        listeners.add(listener);
    }
}
