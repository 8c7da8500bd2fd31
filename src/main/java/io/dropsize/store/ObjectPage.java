package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of a listing, in the order of the keys.
 *
 * @param skipped keys of objects that exist but were listed without a date; an empty key stands for
 *     an entry without a key
 * @param next the token for the next call; null at the end
 * @param cutOff whether the service has more objects but gave no token for them
 */
public record ObjectPage(
        List<ObjectInfo> objects, List<String> skipped, @Nullable String next, boolean cutOff) {
    public ObjectPage {
        objects = List.copyOf(objects);
        skipped = List.copyOf(skipped);
    }
}
