package io.dropsize.store;

/**
 * Opens destinations. One store for each destination is kept and shared: whoever asks does not
 * close it.
 */
public interface ObjectStores {
    ObjectStore open(Destination destination);
}
