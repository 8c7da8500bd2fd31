package io.dropsize.testkit;

import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.store.link.Description;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Records descriptions. */
public final class NotedDescriptions implements Descriptions {
    public final Map<URI, Description> noted = new ConcurrentHashMap<>();

    @Override
    public Optional<Description> of(URI address) {
        return Optional.ofNullable(noted.get(address));
    }

    @Override
    public CompletableFuture<Boolean> describe(URI address, Description description) {
        noted.put(address, description);
        return CompletableFuture.completedFuture(true);
    }
}
