package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.network.Proxies;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.Timeouts;
import io.dropsize.store.s3.http.BoundedResponse;
import io.dropsize.store.s3.http.HttpsPort;
import io.dropsize.store.s3.http.Interruptible;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Single calls to one bucket, without any decision about uploads. Each returns the response or
 * throws a {@link DropsizeException}.
 */
final class S3Calls implements AutoCloseable {
    /** By how many bytes an object may exceed the expected length. */
    private static final long LEEWAY = 64L << 10;

    private final Destination destination;
    private final Timeouts timeouts;
    private final S3Client client;
    private final S3Errors errors;
    private final HttpsPort tls;
    private final ServiceClock clock = new ServiceClock();
    private final BackgroundCleanup chores = new BackgroundCleanup();

    S3Calls(
            Destination destination,
            URI endpoint,
            AwsCredentialsProvider credentials,
            Timeouts timeouts) {
        this.destination = destination;
        this.timeouts = timeouts;
        Optional<URI> proxy = Proxies.current().proxy(endpoint);
        this.client = S3Clients.client(destination, endpoint, credentials, timeouts, proxy, clock);
        this.errors = new S3Errors(destination, endpoint, proxy);
        this.tls = new HttpsPort(endpoint, proxy);
    }

    Destination destination() {
        return destination;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    ServiceClock clock() {
        return clock;
    }

    S3Client client() {
        return client;
    }

    Optional<ObjectInfo> head(String key) {
        try {
            HeadObjectResponse found =
                    Interruptible.call(
                            () ->
                                    client.headObject(
                                            head -> head.bucket(destination.bucket()).key(key)),
                            timeouts.shortIdle());
            if (found.lastModified() == null) {
                throw errors.notS3();
            }
            return Optional.of(S3Objects.info(key, found));
        } catch (ExecutionException e) {
            return absent(key, Interruptible.cause(e));
        }
    }

    /**
     * Handles a failed HEAD request, whose response contains no reason: a list request returns it.
     */
    private Optional<ObjectInfo> absent(String key, Throwable thrown) {
        if (thrown instanceof S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            if (e.statusCode() < 500 && !new ErrorResponse(e).hasCode()) {
                var _ = list("", null, 1);
                throw errors.translateWithoutCode(e, key);
            }
        }
        throw translate(thrown, key);
    }

    /**
     * Lists a page.
     *
     * @param next null, or that of the previous page
     */
    ObjectPage list(String prefix, @Nullable String next, int max) {
        var page = new AtomicReference<>(Optional.<ObjectPage>empty());
        var list =
                ListObjectsV2Request.builder()
                        .bucket(destination.bucket())
                        .prefix(prefix.isEmpty() ? null : prefix)
                        .encodingType(EncodingType.URL)
                        .maxKeys(max)
                        .overrideConfiguration(
                                o -> o.putExecutionAttribute(XmlResponses.PAGE, page));
        if (next != null && next.startsWith(ObjectListParser.AFTER)) {
            list.startAfter(next.substring(ObjectListParser.AFTER.length()));
        } else {
            list.continuationToken(next);
        }
        var _ = shortCall(null, () -> client.listObjectsV2(list.build()));
        return page.get().orElseThrow(errors::notS3);
    }

    byte[] get(String key, long maxBytes) {
        int limit = Math.toIntExact(Math.min(maxBytes + LEEWAY, Integer.MAX_VALUE - 8));
        return call(
                key,
                () ->
                        download(
                                key,
                                limit,
                                in -> {
                                    byte[] all = in.readNBytes(limit);
                                    var _ = in.read(); // throws if there is more
                                    return all;
                                }));
    }

    /** Returns whether an object exists with these bytes. Those of the object are streamed. */
    boolean holds(String key, byte[] bytes) {
        try {
            return call(key, () -> compared(key, bytes));
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.OBJECT_MISSING) {
                return false;
            }
            throw e;
        }
    }

    private boolean compared(String key, byte[] bytes) throws Exception {
        return download(
                key,
                bytes.length + LEEWAY,
                stored -> {
                    boolean same = SameBytes.are(stored, bytes);
                    stored.abort();
                    return same;
                });
    }

    /** Processes an object's bytes. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(AbortableInputStream bytes) throws IOException;
    }

    /** Reads an object of at most {@code limit} bytes. */
    private <T> T download(String key, long limit, Reader<T> reader) throws Exception {
        var get =
                GetObjectRequest.builder()
                        .bucket(destination.bucket())
                        .key(key)
                        .overrideConfiguration(o -> o.apiCallTimeout(timeouts.callWith(limit)))
                        .build();
        ResponseTransformer<GetObjectResponse, T> read =
                (found, bytes) -> {
                    if (found.lastModified() == null) {
                        bytes.abort();
                        throw errors.notS3();
                    }
                    return reader.read(bytes);
                };
        return ScopedValue.where(BoundedResponse.LIMIT, limit)
                .call(() -> client.getObject(get, read));
    }

    void delete(String key) {
        try {
            shortCall(
                    key,
                    () ->
                            client.deleteObject(
                                    delete -> delete.bucket(destination.bucket()).key(key)));
        } catch (DropsizeException e) {
            if (e.kind() != ErrorKind.OBJECT_MISSING) {
                throw e;
            }
        }
    }

    GetBucketVersioningResponse versioning() {
        return shortCall(
                null, () -> client.getBucketVersioning(get -> get.bucket(destination.bucket())));
    }

    /** Returns the region that the service has named in an error. */
    Optional<String> reportedRegion() {
        return errors.reportedRegion();
    }

    /**
     * Like {@link #call}, with the shorter idle timeout for calls that need little work of the
     * service.
     */
    <T> T shortCall(@Nullable String key, Callable<T> call) {
        try {
            return Interruptible.call(call, timeouts.shortIdle());
        } catch (ExecutionException e) {
            throw translate(e, key);
        }
    }

    /** Runs a call to the service, and translates its exceptions. */
    <T> T call(@Nullable String key, Callable<T> call) {
        try {
            return Interruptible.call(call);
        } catch (ExecutionException e) {
            throw translate(e, key);
        }
    }

    DropsizeException translate(ExecutionException failure, @Nullable String key) {
        return translate(Interruptible.cause(failure), key);
    }

    /**
     * Translates an exception. After {@link #close}, running calls fail with various exceptions,
     * all of which mean CANCELLED.
     */
    private DropsizeException translate(Throwable thrown, @Nullable String key) {
        if (chores.isClosed()) {
            return new DropsizeException(ErrorKind.CANCELLED, thrown);
        }
        DropsizeException e = errors.translate(thrown, key);
        return tls.explains(e)
                ? new DropsizeException(ErrorKind.HTTPS_NEEDED, thrown, e.context().getFirst())
                : e;
    }

    DropsizeException notS3() {
        return errors.notS3();
    }

    /** Returns the error of one key of DeleteObjects; empty if there is no such object. */
    Optional<DropsizeException> refusal(S3Error error) {
        AwsServiceException thrown =
                S3Exception.builder()
                        .statusCode(400)
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode(error.code())
                                        .errorMessage(error.message())
                                        .build())
                        .build();
        return Optional.of(errors.translate(thrown, error.key()))
                .filter(e -> e.kind() != ErrorKind.OBJECT_MISSING);
    }

    BackgroundCleanup chores() {
        return chores;
    }

    @Override
    public void close() {
        chores.close();
        client.close();
    }
}
