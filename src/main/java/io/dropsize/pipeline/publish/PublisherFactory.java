package io.dropsize.pipeline.publish;

import io.dropsize.store.Destination;

/** Creates publishers for destinations. */
@FunctionalInterface
public interface PublisherFactory {
    /** Returns immediately; errors occur when copies are published. */
    Publisher to(Destination destination);
}
