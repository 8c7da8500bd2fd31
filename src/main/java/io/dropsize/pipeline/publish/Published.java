package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Where a copy is.
 *
 * @param key as it became: with a number behind the name where the planned one was taken
 * @param alreadyThere nothing was sent, because the same copy was there
 * @param warning what went wrong besides, such as a local copy that could not be written; null for
 *     nothing
 */
public record Published(
        String key, URI link, boolean alreadyThere, @Nullable DropsizeException warning) {
    Published withWarning(DropsizeException added) {
        return new Published(key, link, alreadyThere, added);
    }
}
