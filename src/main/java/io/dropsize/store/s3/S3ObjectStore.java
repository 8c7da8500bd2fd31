package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Body;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationRules;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.PublicAddress;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.Versioning;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A bucket of any S3 service. */
public final class S3ObjectStore implements ObjectStore {
    private static final Duration LONGEST_LIFE = Duration.ofDays(7);

    /** By how many bytes an object may exceed the expected length. */
    private static final long LEEWAY = 64L << 10;

    private final Destination destination;
    private final URI endpoint;
    private final Timeouts timeouts;
    private final S3Client client;
    private final S3Presigner presigner;
    private final S3Errors errors;
    private final S3Put puts;
    private final Chores chores = new Chores();

    private S3ObjectStore(
            Destination destination,
            URI endpoint,
            AwsCredentialsProvider credentials,
            Timeouts timeouts) {
        this.destination = destination;
        this.endpoint = endpoint;
        this.timeouts = timeouts;
        this.client = S3Clients.client(destination, endpoint, credentials, timeouts);
        this.presigner = S3Clients.presigner(destination, endpoint, credentials);
        this.errors = new S3Errors(destination, endpoint);
        this.puts = new S3Put(this, client, destination, endpoint, timeouts);
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
        return open(destination, endpoint, keys, Timeouts.USUAL);
    }

    /** The same, with other timeouts. */
    public static S3ObjectStore open(
            Destination destination,
            URI endpoint,
            Supplier<Optional<SecretKey>> keys,
            Timeouts timeouts) {
        DestinationRules.check(destination);
        AwsCredentialsProvider credentials =
                S3Credentials.of(destination, keys, AwsFiles.ofTheUser());
        return new S3ObjectStore(destination, endpoint, credentials, timeouts);
    }

    @Override
    public UploadResult put(Upload upload, LongConsumer sent) {
        return puts.put(upload, sent);
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        try {
            HeadObjectResponse found =
                    Interruptible.call(
                            () ->
                                    client.headObject(
                                            head -> head.bucket(destination.bucket()).key(key)));
            if (found.lastModified() == null) {
                throw errors.notS3();
            }
            return Optional.of(S3Objects.info(key, found));
        } catch (ExecutionException e) {
            return absent(key, Interruptible.cause(e));
        }
    }

    /** Responses to HEAD contain no reason; a list request returns it. */
    private Optional<ObjectInfo> absent(String key, Throwable thrown) {
        if (thrown instanceof S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            if (e.statusCode() < 500 && S3Errors.saysNothing(e)) {
                check();
                throw errors.translateSilent(e, key);
            }
        }
        throw translate(thrown, key);
    }

    @Override
    public ObjectPage list(String prefix, @Nullable String next, int max) {
        ListObjectsV2Response page =
                call(
                        null,
                        () ->
                                client.listObjectsV2(
                                        list ->
                                                list.bucket(destination.bucket())
                                                        .prefix(prefix.isEmpty() ? null : prefix)
                                                        .continuationToken(next)
                                                        .encodingType(EncodingType.URL)
                                                        .maxKeys(max)));
        if (page.name() == null) {
            throw errors.notS3();
        }
        return S3Objects.page(page);
    }

    @Override
    public byte[] get(String key, long maxBytes) {
        int limit = Math.toIntExact(Math.min(maxBytes + LEEWAY, Integer.MAX_VALUE - 8));
        return call(
                key,
                () ->
                        download(
                                key,
                                limit,
                                in -> {
                                    byte[] all = in.readNBytes(limit);
                                    var _ = in.read(); // Fails if there is more.
                                    return all;
                                }));
    }

    /** Whether an object exists with the body's bytes. Streams them without keeping any. */
    boolean holds(String key, Body body) {
        try {
            return call(key, () -> compared(key, body));
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.OBJECT_MISSING) {
                return false;
            }
            throw e;
        }
    }

    private boolean compared(String key, Body body) throws Exception {
        return download(
                key,
                body.length() + LEEWAY,
                bytes -> {
                    boolean same = SameBytes.are(bytes, body);
                    bytes.abort();
                    return same;
                });
    }

    /** Processes an object's bytes. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(AbortableInputStream bytes) throws IOException;
    }

    /** Reads an object of at most so many bytes. */
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
        return ScopedValue.where(BoundedAnswer.LIMIT, limit)
                .call(() -> client.getObject(get, read));
    }

    @Override
    public void delete(String key) {
        try {
            call(
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

    @Override
    public Versioning versioning() {
        if (destination.isThisComputer()) {
            return Versioning.OFF;
        }
        try {
            var answer =
                    call(
                            null,
                            () ->
                                    client.getBucketVersioning(
                                            get -> get.bucket(destination.bucket())));
            BucketVersioningStatus status = answer.status();
            if (status == null && !S3Errors.isPage(answer.sdkHttpResponse())) {
                return Versioning.OFF;
            }
            return status == BucketVersioningStatus.ENABLED ? Versioning.ON : Versioning.UNKNOWN;
        } catch (DropsizeException _) {
            return Versioning.UNKNOWN; // Many keys don't permit it, and some services lack it.
        }
    }

    @Override
    public URI publicUrl(String key) {
        return PublicAddress.of(destination, endpoint, key);
    }

    @Override
    public URI signedUrl(String key, Duration life) {
        if (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            throw new DropsizeException(
                    ErrorKind.BAD_SETTING,
                    "A signed link lives between one second and seven days. Choose a life in"
                            + " between.");
        }
        return call(
                key,
                () ->
                        presigner
                                .presignGetObject(
                                        sign ->
                                                sign.signatureDuration(life)
                                                        .getObjectRequest(
                                                                get ->
                                                                        get.bucket(
                                                                                        destination
                                                                                                .bucket())
                                                                                .key(key)))
                                .url()
                                .toURI());
    }

    @Override
    public void check() {
        var _ = list("", null, 1);
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

    /** Closing ends running calls, which then fail with various exceptions. */
    private DropsizeException translate(Throwable thrown, @Nullable String key) {
        return chores.areOver()
                ? new DropsizeException(ErrorKind.CANCELLED, thrown)
                : errors.translate(thrown, key);
    }

    DropsizeException translate(IOException failure, @Nullable String key) {
        return errors.translate(failure, key);
    }

    DropsizeException notS3() {
        return errors.notS3();
    }

    Chores chores() {
        return chores;
    }

    /** An upload that is interrupted from now on leaves its finished parts for the next run. */
    @Override
    public void close() {
        chores.close();
        client.close();
        presigner.close();
    }
}
