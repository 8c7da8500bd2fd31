package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of a listing, in the order of the keys.
 *
 * @param next the token for the next call; null at the end
 */
public record ObjectPage(List<ObjectInfo> objects, @Nullable String next) {
    public ObjectPage {
        objects = List.copyOf(objects);
    }
}
