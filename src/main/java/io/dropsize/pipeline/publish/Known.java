package io.dropsize.pipeline.publish;

import io.dropsize.pipeline.plan.Plan;

import java.util.Optional;

/** Knows what was uploaded before. */
@FunctionalInterface
public interface Known {
    /**
     * The key under which a copy went to this destination last. Whether it is still there is
     * another question. Blocks.
     *
     * @param recipe as in {@link Plan#recipe}
     */
    Optional<String> key(String destination, String recipe);
}
