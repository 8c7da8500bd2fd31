package io.dropsize.pipeline.publish;

import io.dropsize.pipeline.plan.Plan;

import java.util.Optional;

/** The index of earlier uploads. */
@FunctionalInterface
public interface UploadIndex {
    /**
     * The last key of a copy in this destination. Whether the object still exists is not checked.
     * Blocks.
     *
     * @param contentKey the content key, see {@link Plan#contentKey}
     */
    Optional<String> key(String destination, String contentKey);
}
