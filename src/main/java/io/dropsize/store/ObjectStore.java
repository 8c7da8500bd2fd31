package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * One bucket. Every call blocks, honours interruption, and throws {@link DropsizeException} if it
 * fails. Thread-safe.
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
     * Returns the whole object.
     *
     * @param maxBytes the object's length as listed. RESPONSE_TOO_LONG if the service sends
     *     considerably more; the rest isn't read
     */
    byte[] get(String key, long maxBytes);

    /** Deletes the object, if it exists. */
    void delete(String key);

    /**
     * Deletes the objects that exist, with as few requests as the service allows.
     *
     * @param keys any number
     * @return the errors of the keys that could not be deleted; empty if all are deleted
     * @throws DropsizeException CANCELLED
     */
    default Map<String, DropsizeException> delete(Collection<String> keys) {
        Map<String, DropsizeException> failures = new HashMap<>();
        for (String key : keys) {
            try {
                delete(key);
            } catch (DropsizeException e) {
                if (e.kind() == ErrorKind.CANCELLED) {
                    throw e;
                }
                failures.put(key, e);
            }
        }
        return failures;
    }

    /**
     * Returns whether the bucket keeps old versions of deleted objects. Never fails; the result may
     * be unknown.
     */
    default Versioning versioning() {
        return Versioning.UNKNOWN;
    }

    /** Returns the address at which everyone can read the object, if the bucket allows it. */
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

    /** Returns the additional tests of a check. */
    default ServiceProbe probe() {
        return new ServiceProbe() {};
    }

    /** Returns the bucket's region, if the service has named another one than the destination's. */
    default Optional<String> reportedRegion() {
        return Optional.empty();
    }

    @Override
    void close();
}
