package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * The result of publishing a copy.
 *
 * @param key the final key: with a number if the planned one was taken
 * @param alreadyThere whether nothing was sent because the same copy existed
 * @param warning another problem, such as a local copy that could not be saved; null for none
 */
public record Published(
        String key, URI link, boolean alreadyThere, @Nullable DropsizeException warning) {
    Published withWarning(DropsizeException added) {
        return new Published(key, link, alreadyThere, added);
    }
}
