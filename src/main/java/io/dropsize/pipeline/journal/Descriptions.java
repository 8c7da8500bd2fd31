package io.dropsize.pipeline.journal;

import io.dropsize.store.link.Description;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * The descriptions of uploaded objects, which are identified by their public address. Thread-safe.
 */
public interface Descriptions {
    /**
     * Returns the newest alternative text and the newest title of the object at this address.
     * Blocks until earlier changes are on disk.
     *
     * @throws io.dropsize.error.DropsizeException HISTORY_UNREADABLE
     */
    Optional<Description> of(URI address);

    /**
     * Describes the object at this address in all its uploads. Returns immediately; changes are
     * made in the order of the calls.
     *
     * @param description no alternative text leaves the earlier one
     * @return whether the change is on disk
     */
    CompletableFuture<Boolean> describe(URI address, Description description);

    /**
     * Registers a listener for objects that are described.
     *
     * @param listener receives the address and the description when they are on disk, on any
     *     thread; must return quickly
     */
    void onChange(BiConsumer<URI, Description> listener);
}
