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
 * Records which uploaded objects no longer exist in their bucket. Objects are identified by their
 * public address, so that another bucket with the same name is not mistaken for the old one. Calls
 * block. Thread-safe.
 */
public interface Deletions {
    /** Records that the objects at these addresses are deleted. */
    void deleted(Collection<URI> addresses);

    /**
     * Compares a complete listing with the objects that were uploaded before it began.
     *
     * @param destination its name
     * @param begun when the listing began: it may lack later uploads
     * @param keys all keys that exist, at least those of images
     * @param address the current public address of a key; empty if there is none
     */
    void listed(
            String destination,
            Instant begun,
            Set<String> keys,
            Function<String, Optional<URI>> address);

    /** Returns the public address that identifies an object; empty for a key without one. */
    static Optional<URI> address(ObjectStore store, String key) {
        try {
            return Optional.of(store.publicUrl(key));
        } catch (DropsizeException _) {
            return Optional.empty(); // No uploaded object has such a key.
        }
    }
}
