package io.dropsize.pipeline.publish;

import io.dropsize.pipeline.plan.Plan;

import java.util.Optional;

/** The index of earlier uploads. */
@FunctionalInterface
public interface Known {
    /**
     * The last key of a copy in this destination. Whether the object still exists is not checked.
     * Blocks.
     *
     * @param recipe the content key, see {@link Plan#recipe}
     */
    Optional<String> key(String destination, String recipe);
}
