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
     * Returns the newest alternative text and the newest title of the object at this address.
     *
     * @throws io.dropsize.error.DropsizeException HISTORY_UNREADABLE
     */
    Optional<Description> of(URI address);

    /**
     * Describes the object at this address in all its uploads. Returns when that is on disk.
     *
     * @param words no alternative text leaves the earlier one
     * @throws io.dropsize.error.DropsizeException DESCRIPTION_NOT_SAVED
     */
    void describe(URI address, Description words);
}
