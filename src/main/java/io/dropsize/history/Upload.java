package io.dropsize.history;

import io.dropsize.error.DropsizeException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;

/**
 * A picture that was uploaded, or was to be.
 *
 * @param link null where it did not come to its end
 * @param width of the copy in pixels; 0 when unknown
 * @param height of the copy in pixels; 0 when unknown
 * @param bytes of the copy; 0 when unknown
 * @param error why it failed; null else
 */
public record Upload(
        long id,
        String name,
        String destination,
        @Nullable String key,
        @Nullable URI link,
        int width,
        int height,
        long bytes,
        Instant when,
        @Nullable DropsizeException error) {}
