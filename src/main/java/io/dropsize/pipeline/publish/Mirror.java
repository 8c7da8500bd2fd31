package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * A destination that gets the copies of another one under the same keys. Its errors never affect
 * the other one: they are results. After a lost connection, no requests are sent for the rest of
 * the batch, so that its other images don't wait for a mirror that can't be reached. Thread-safe.
 */
public final class Mirror {
    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

    private final String name;
    private final Supplier<Optional<Destination>> destination;
    private final ObjectStores stores;
    private volatile @Nullable DropsizeException lost;

    /**
     * @param destination returns its current settings; empty if it no longer exists
     */
    public Mirror(String name, Supplier<Optional<Destination>> destination, ObjectStores stores) {
        this.name = name;
        this.destination = destination;
        this.stores = stores;
    }

    /** A copy and its key. */
    record Copy(String key, String contentKey, String mediaType) {}

    String name() {
        return name;
    }

    /** Sends requests again after a lost connection. */
    void reconnect() {
        lost = null;
    }

    /** Returns whether it certainly has the copy. An error counts as no. */
    boolean has(Copy copy) {
        try {
            return call(at ->
                            store(at)
                                    .head(copy.key())
                                    .filter(it -> copy.contentKey().equals(it.contentKey())))
                    .isPresent();
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Uploads a copy, unless it exists. Another object with its key is replaced only if the
     * mirror's settings allow it.
     *
     * @param bytes returns the copy's bytes; its error is the result's
     * @throws DropsizeException CANCELLED only
     */
    MirrorResult put(Copy copy, Supplier<byte[]> bytes, LongConsumer sent) {
        try {
            UploadResult result =
                    call(
                            at ->
                                    store(at)
                                            .put(
                                                    new Upload(
                                                            copy.key(),
                                                            bytes.get(),
                                                            copy.mediaType(),
                                                            copy.contentKey(),
                                                            at.overwrite()),
                                                    sent));
            return result(
                    copy,
                    result == UploadResult.KEY_TAKEN
                            ? new DropsizeException(ErrorKind.KEY_TAKEN, copy.key())
                            : null);
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            return result(copy, e);
        } catch (RuntimeException e) {
            LOG.error("uploading {} to the mirror {} failed unexpectedly", copy.key(), name, e);
            return result(copy, new DropsizeException(ErrorKind.INTERNAL, e, name));
        }
    }

    MirrorResult result(Copy copy, @Nullable DropsizeException error) {
        return new MirrorResult(name, copy.key(), error);
    }

    private ObjectStore store(Destination at) {
        return stores.open(at);
    }

    private <T> T call(Function<Destination, T> request) {
        DropsizeException before = lost;
        if (before != null) {
            throw before;
        }
        Destination at =
                destination
                        .get()
                        .orElseThrow(() -> new DropsizeException(ErrorKind.UNKNOWN_NAME, name));
        try {
            return request.apply(at);
        } catch (DropsizeException e) {
            if (e.kind().isLostConnection() || e.kind() == ErrorKind.TIMEOUT) {
                lost = e;
            }
            throw e;
        }
    }
}
