package io.dropsize.store;

import org.jspecify.annotations.Nullable;

/**
 * Opens destinations. One store for each destination is kept and shared: whoever asks does not
 * close it.
 */
public interface ObjectStores {
    ObjectStore open(Destination destination);

    /** Returns when a destination can be used. Blocks. */
    default void check(Destination destination) {
        open(destination).check();
    }

    /**
     * Returns when a destination that need not be saved can be used. Blocks; keeps nothing of it.
     *
     * @param secret the access key's secret as it is typed; null to take what is kept
     */
    default void check(Destination destination, @Nullable String secret) {
        check(destination);
    }
}
