package io.dropsize.pipeline.publish;

import io.dropsize.store.Destination;

/** Creates publishers for destinations. */
@FunctionalInterface
public interface PublisherFactory {
    /**
     * Creates a publisher. Returns immediately; errors occur when copies are published.
     *
     * @param reservations the keys of the batch
     */
    Publisher to(Destination destination, KeyReservations reservations);

    /** Creates a publisher for a new batch. */
    default Publisher to(Destination destination) {
        return to(destination, new KeyReservations());
    }
}
