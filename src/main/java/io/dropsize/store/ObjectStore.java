package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * One bucket. Every call blocks, honours interruption, and throws {@link
 * io.dropsize.error.DropsizeException} if it fails. Thread-safe.
 */
public interface ObjectStore extends AutoCloseable {
    /**
     * Stores bytes under a key and verifies them. Replaces no existing object unless the upload
     * allows it.
     *
     * @param sent receives the number of bytes sent so far, from this thread or another; starts
     *     again at 0 with a retry
     */
    UploadResult put(Upload upload, LongConsumer sent);

    Optional<ObjectInfo> head(String key);

    /**
     * A page of the bucket's listing.
     *
     * @param next null for the first page, then the previous page's token
     * @param max the page size, 1 to 1000
     */
    ObjectPage list(String prefix, @Nullable String next, int max);

    /**
     * The whole object.
     *
     * @param maxBytes the object's length as listed. RESPONSE_TOO_LONG if the service sends
     *     considerably more; the rest isn't read
     */
    byte[] get(String key, long maxBytes);

    /** Deletes the object, if it exists. */
    void delete(String key);

    /**
     * Whether the bucket keeps old versions of deleted objects. Never fails; the result may be
     * unknown.
     */
    default Versioning versioning() {
        return Versioning.UNKNOWN;
    }

    /** The address at which everyone can read the object, if the bucket allows it. */
    URI publicUrl(String key);

    /**
     * A signed address, which works without further permission.
     *
     * @param life 1 second to 7 days
     */
    URI signedUrl(String key, Duration life);

    /**
     * Sends the cheapest request that needs the right endpoint, credentials and bucket. Returns on
     * success.
     */
    void check();

    @Override
    void close();
}
