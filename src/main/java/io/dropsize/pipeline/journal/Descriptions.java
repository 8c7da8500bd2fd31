package io.dropsize.pipeline.journal;

import io.dropsize.store.link.Description;

import java.net.URI;
import java.util.Optional;

/**
 * What the user says about uploaded objects, which are identified by their public address. Calls
 * block. Thread-safe.
 */
public interface Descriptions {
    /**
     * Returns the newest description of the object at this address.
     *
     * @throws io.dropsize.error.DropsizeException HISTORY_UNREADABLE
     */
    Optional<Description> of(URI address);

    /** Describes the object at this address in all its uploads. Returns when that is on disk. */
    void describe(URI address, Description words);
}
