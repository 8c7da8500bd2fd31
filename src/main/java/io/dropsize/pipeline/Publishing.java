package io.dropsize.pipeline;

import io.dropsize.store.Destination;

/** Opens the way to a destination. */
@FunctionalInterface
public interface Publishing {
    /** May block while a connection is made ready; fails when the copies go up, not before. */
    Publisher to(Destination destination);
}
