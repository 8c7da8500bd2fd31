package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationRules;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.ServiceProbe;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.Versioning;
import io.dropsize.store.link.PublicAddress;
import io.dropsize.store.s3.credentials.AwsDefaults;
import io.dropsize.store.s3.credentials.S3Credentials;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A bucket of any S3 service. */
public final class S3ObjectStore implements ObjectStore {
    private static final Logger LOG = LoggerFactory.getLogger(S3ObjectStore.class);

    private final S3Connection first;
    private final AtomicReference<S3Connection> current;

    private S3ObjectStore(S3Connection first) {
        this.first = first;
        this.current = new AtomicReference<>(first);
    }

    /**
     * Returns the destination, with the region and the endpoint of its AWS profile or of the
     * environment if it has none.
     *
     * @throws DropsizeException if the profile can't be read or has an invalid endpoint
     */
    public static Destination withAwsDefaults(Destination destination) {
        return AwsDefaults.ofTheUser().applied(destination);
    }

    /**
     * Opens a destination. Sends no request yet.
     *
     * @param endpoint {@link io.dropsize.store.Endpoints#of}, or the running server's for "This
     *     computer"
     * @param keys returns the access key with its secret; called once, and only if the destination
     *     has an access key or is "This computer"
     * @throws DropsizeException BAD_SETTING, CREDENTIALS_MISSING
     */
    public static ObjectStore open(
            Destination destination, URI endpoint, Supplier<Optional<SecretKey>> keys) {
        return open(destination, endpoint, keys, Timeouts.DEFAULT);
    }

    /** Opens a destination with other timeouts. */
    public static S3ObjectStore open(
            Destination destination,
            URI endpoint,
            Supplier<Optional<SecretKey>> keys,
            Timeouts timeouts) {
        DestinationRules.check(destination);
        AwsCredentialsProvider credentials = S3Credentials.of(destination, keys);
        return new S3ObjectStore(new S3Connection(destination, endpoint, credentials, timeouts));
    }

    @Override
    public UploadResult put(Upload upload, LongConsumer sent) {
        return inItsRegion(bucket -> bucket.put(upload, sent));
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        return inItsRegion(bucket -> bucket.calls().head(key));
    }

    @Override
    public ObjectPage list(String prefix, @Nullable String next, int max) {
        return inItsRegion(bucket -> bucket.list(prefix, next, max));
    }

    @Override
    public byte[] get(String key, long maxBytes) {
        return inItsRegion(bucket -> bucket.calls().get(key, maxBytes));
    }

    @Override
    public void delete(String key) {
        inItsRegion(
                bucket -> {
                    bucket.calls().delete(key);
                    return Optional.empty();
                });
    }

    @Override
    public Map<String, DropsizeException> delete(Collection<String> keys) {
        return inItsRegion(
                bucket -> {
                    Map<String, DropsizeException> failures = bucket.deleter().delete(keys);
                    for (DropsizeException failure : failures.values()) {
                        if (failure.kind() == ErrorKind.WRONG_REGION
                                && bucket.calls().reportedRegion().isPresent()
                                && bucket == first) {
                            throw failure; // All keys have the same error.
                        }
                    }
                    return failures;
                });
    }

    @Override
    public Versioning versioning() {
        S3Connection bucket = current.get();
        if (bucket.destination().isThisComputer()) {
            return Versioning.OFF;
        }
        try {
            GetBucketVersioningResponse answer = inItsRegion(each -> each.calls().versioning());
            BucketVersioningStatus status = answer.status();
            if (status == null && !ErrorResponse.isPage(answer.sdkHttpResponse())) {
                return Versioning.OFF;
            }
            return status == BucketVersioningStatus.ENABLED ? Versioning.ON : Versioning.UNKNOWN;
        } catch (DropsizeException _) {
            return Versioning
                    .UNKNOWN; // Many credentials don't permit the request, and some services don't
            // support it.
        }
    }

    @Override
    public URI publicUrl(String key) {
        S3Connection bucket = current.get();
        return PublicAddress.of(bucket.destination(), bucket.endpoint(), key);
    }

    @Override
    public URI signedUrl(String key, Duration life) {
        return inItsRegion(bucket -> bucket.links().sign(key, life));
    }

    @Override
    public void check() {
        var _ = list("", null, 1);
    }

    @Override
    public ServiceProbe probe() {
        return new S3Probe(first, current::get);
    }

    @Override
    public Optional<String> reportedRegion() {
        S3Connection bucket = current.get();
        return bucket == first
                ? Optional.empty()
                : Optional.ofNullable(bucket.destination().region());
    }

    /** Repeats an operation if the service names another region, which is used from then on. */
    private <T> T inItsRegion(Function<S3Connection, T> operation) {
        S3Connection bucket = current.get();
        try {
            return operation.apply(bucket);
        } catch (DropsizeException e) {
            if (e.kind() != ErrorKind.WRONG_REGION || bucket != first) {
                throw e;
            }
            return operation.apply(follow(e));
        }
    }

    private synchronized S3Connection follow(DropsizeException reason) {
        if (current.get() == first) {
            S3Connection there = first.inReportedRegion().orElseThrow(() -> reason);
            LOG.info("the service names the region {}", there.destination().region());
            current.set(there);
        }
        return current.get();
    }

    /**
     * Closes the clients. Uploads that this interrupts leave their finished parts for the next run.
     */
    @Override
    public void close() {
        first.close();
        if (current.get() != first) {
            current.get().close();
        }
    }
}
