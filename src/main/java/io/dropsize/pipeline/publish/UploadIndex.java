package io.dropsize.pipeline.publish;

import io.dropsize.pipeline.plan.Plan;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.Placeholder;

import java.net.URI;
import java.util.Optional;

/** The index of earlier uploads. */
@FunctionalInterface
public interface UploadIndex {
    /**
     * Returns the last key of a copy in this destination. The object may not exist any more.
     * Blocks.
     *
     * @param contentKey the content key, see {@link Plan#contentKey}
     */
    Optional<String> key(String destination, String contentKey);

    /** Returns the placeholder of the last upload of a copy; empty if it is unknown. Blocks. */
    default Optional<Placeholder> placeholder(String destination, String contentKey) {
        return Optional.empty();
    }

    /** Returns what the user said about the object at this address; empty if nothing. Blocks. */
    default Optional<Description> description(URI link) {
        return Optional.empty();
    }
}
