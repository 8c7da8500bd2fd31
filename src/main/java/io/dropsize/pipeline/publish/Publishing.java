package io.dropsize.pipeline.publish;

import io.dropsize.store.Destination;

/** Opens the way to a destination. */
@FunctionalInterface
public interface Publishing {
    /** Returns at once; what can fail fails when the copies go up. */
    Publisher to(Destination destination);
}
