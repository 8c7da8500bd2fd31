package io.dropsize.pipeline.journal;

import io.dropsize.error.DropsizeException;
import io.dropsize.store.ObjectStore;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Remembers which uploaded objects are no longer in their bucket. Objects are known by their public
 * address, so that another bucket under the same name is not mistaken for the old one. Calls block
 * and may come from any thread.
 */
public interface Deletions {
    /** Notes that the objects at these addresses are deleted. */
    void deleted(Collection<URI> addresses);

    /**
     * Compares a complete listing with what was uploaded before it began.
     *
     * @param destination its name
     * @param begun when the listing began: later uploads may be missing in it
     * @param keys all keys that were listed, at least those of images
     * @param address the present public address of a key; empty if there is none
     */
    void listed(
            String destination,
            Instant begun,
            Set<String> keys,
            Function<String, Optional<URI>> address);

    /** The public address by which an object is known; empty for a key that has none. */
    static Optional<URI> address(ObjectStore store, String key) {
        try {
            return Optional.of(store.publicUrl(key));
        } catch (DropsizeException _) {
            return Optional.empty(); // No upload has such a key.
        }
    }
}
