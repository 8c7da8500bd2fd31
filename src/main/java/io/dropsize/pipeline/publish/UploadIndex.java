package io.dropsize.pipeline.publish;

import io.dropsize.pipeline.plan.Plan;

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
}
