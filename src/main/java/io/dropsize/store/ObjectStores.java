package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/** Opens destinations. Each destination has one shared store, which callers must not close. */
public interface ObjectStores {
    ObjectStore open(Destination destination);

    /**
     * Returns the address at which visitors find an object. Blocks while "This computer" starts its
     * server, or a destination is opened.
     */
    default URI publicUrl(Destination destination, String key) {
        return open(destination).publicUrl(key);
    }

    /** Returns if a destination can be used. Blocks. */
    default void check(Destination destination) {
        open(destination).check();
    }

    /**
     * Opens a destination, saved or not, with the timeouts of interactive use. The caller closes
     * it.
     *
     * @param secret the access key's secret from the form; null for the stored one
     * @throws io.dropsize.error.DropsizeException if it can't be opened
     */
    default ObjectStore openForCheck(Destination destination, @Nullable String secret) {
        return open(destination);
    }
}
