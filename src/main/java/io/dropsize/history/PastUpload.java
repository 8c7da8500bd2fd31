package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.store.link.Description;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A past upload, successful or not.
 *
 * @param link null if it was not completed
 * @param copies how many were planned: one, or those of a responsive picture
 * @param width of the first copy in pixels; 0 if unknown
 * @param height of the first copy in pixels; 0 if unknown
 * @param bytes of all copies; 0 if unknown
 * @param error the reason of a failure; otherwise null
 * @param contentKey the content key, a hash of source and preset; null if unknown
 * @param file the source; null if it was not a file
 * @param sourceBytes of the source; 0 if unknown
 * @param description what the user, or the image's metadata, says about it
 * @param deleted whether the object is known to be missing in its bucket
 */
public record PastUpload(
        long id,
        String name,
        String destination,
        @Nullable String key,
        @Nullable URI link,
        int copies,
        int width,
        int height,
        long bytes,
        Instant when,
        @Nullable DropsizeException error,
        @Nullable String contentKey,
        @Nullable Path file,
        long sourceBytes,
        Description description,
        boolean deleted) {
    /** Whether the link works, as far as is known. */
    public boolean isAvailable() {
        return link != null && !deleted;
    }
}
