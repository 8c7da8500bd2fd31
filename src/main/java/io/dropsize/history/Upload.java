package io.dropsize.history;

import io.dropsize.error.DropsizeException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A picture that was uploaded, or was to be.
 *
 * @param link null where it did not come to its end
 * @param width of the copy in pixels; 0 when unknown
 * @param height of the copy in pixels; 0 when unknown
 * @param bytes of the copy; 0 when unknown
 * @param error why it failed; null else
 * @param recipe the hash of source and preset; null when unknown
 * @param file the source; null if it was no file
 * @param sourceBytes of the source; 0 when unknown
 * @param deleted whether the object is known to be gone from its bucket
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
        @Nullable DropsizeException error,
        @Nullable String recipe,
        @Nullable Path file,
        long sourceBytes,
        boolean deleted) {
    /** Whether the link leads to the image, as far as is known. */
    public boolean isAvailable() {
        return link != null && !deleted;
    }
}
