package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * One bucket. Every call blocks, honours interruption, may be made from any thread, and throws
 * {@link io.dropsize.error.DropsizeException} when it fails.
 */
public interface ObjectStore extends AutoCloseable {
    /**
     * Stores bytes under a key and checks that they arrived. Unless the upload says otherwise,
     * nothing that is there is replaced.
     *
     * @param sent hears how many bytes have left so far, from this thread or another; starts again
     *     from 0 with a retry
     */
    UploadResult put(Upload upload, LongConsumer sent);

    Optional<ObjectInfo> head(String key);

    /**
     * A part of the bucket's listing.
     *
     * @param next null for the first page, then what the page before said
     * @param max at most so many objects, 1 to 1000
     */
    ObjectPage list(String prefix, @Nullable String next, int max);

    /**
     * The whole object.
     *
     * @param maxBytes how long the object is as it was listed. RESPONSE_TOO_LONG if the service
     *     sends considerably more; the rest isn't read then
     */
    byte[] get(String key, long maxBytes);

    /** Deleting what is not there is no error. */
    void delete(String key);

    /**
     * Whether the bucket keeps what is deleted. Never fails: what can't be found out is unknown.
     */
    default Versioning versioning() {
        return Versioning.UNKNOWN;
    }

    /** The address at which everybody may read the object, if the bucket lets them. */
    URI publicUrl(String key);

    /**
     * An address that carries its own permission.
     *
     * @param life 1 second to 7 days
     */
    URI signedUrl(String key, Duration life);

    /**
     * Asks the service the cheapest question that needs the right endpoint, keys and bucket.
     * Returns when all is well.
     */
    void check();

    @Override
    void close();
}
