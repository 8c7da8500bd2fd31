package io.dropsize.store;

import org.jspecify.annotations.Nullable;

/** Opens destinations. Each destination has one shared store, which callers must not close. */
public interface ObjectStores {
    ObjectStore open(Destination destination);

    /** Returns if a destination can be used. Blocks. */
    default void check(Destination destination) {
        open(destination).check();
    }

    /**
     * Returns if a destination, which may be unsaved, can be used. Blocks; stores nothing.
     *
     * @param secret the access key's secret from the form; null for the stored one
     */
    default void check(Destination destination, @Nullable String secret) {
        check(destination);
    }
}
