package io.dropsize.ui.settings.destinations;

import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

/** Tries a destination that need not be saved yet. */
@FunctionalInterface
public interface ConnectionCheck {
    /**
     * Returns when all is well. Blocks and honours interruption.
     *
     * @param secret the access key's secret as it is typed; null to take what is kept
     * @throws io.dropsize.error.DropsizeException when it can't be used, and why
     */
    void check(Destination destination, @Nullable String secret);
}
