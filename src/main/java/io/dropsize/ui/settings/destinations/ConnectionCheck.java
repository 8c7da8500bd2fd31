package io.dropsize.ui.settings.destinations;

import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

/** Tests a destination, which may be unsaved. */
@FunctionalInterface
public interface ConnectionCheck {
    /**
     * Returns on success. Blocks and honours interruption.
     *
     * @param secret the access key's secret from the form; null for the stored one
     * @throws io.dropsize.error.DropsizeException if it can't be used, with the reason
     */
    void check(Destination destination, @Nullable String secret);
}
