package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
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
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A bucket of any S3 service. */
public final class S3ObjectStore implements ObjectStore {
    private final Destination destination;
    private final URI endpoint;
    private final S3Calls calls;
    private final SignedLinks links;
    private final ObjectUploader puts;
    private final ObjectDeleter deleter;

    private S3ObjectStore(
            Destination destination,
            URI endpoint,
            AwsCredentialsProvider credentials,
            Timeouts timeouts) {
        this.destination = destination;
        this.endpoint = endpoint;
        this.calls = new S3Calls(destination, endpoint, credentials, timeouts);
        this.links = new SignedLinks(calls, endpoint, credentials);
        this.puts = new ObjectUploader(calls, endpoint);
        this.deleter = new ObjectDeleter(calls);
    }

    /**
     * The destination with the region and the endpoint of its AWS profile or of the environment,
     * where it has none.
     *
     * @throws DropsizeException if the profile can't be read or has an invalid endpoint
     */
    public static Destination withAwsDefaults(Destination destination) {
        return new AwsDefaults(System.getenv(), AwsFiles.ofTheUser()).applied(destination);
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

    /** The same, with other timeouts. */
    public static S3ObjectStore open(
            Destination destination,
            URI endpoint,
            Supplier<Optional<SecretKey>> keys,
            Timeouts timeouts) {
        DestinationRules.check(destination);
        AwsCredentialsProvider credentials =
                S3Credentials.of(destination, keys, AwsFiles.ofTheUser(), System.getenv());
        return new S3ObjectStore(destination, endpoint, credentials, timeouts);
    }

    @Override
    public UploadResult put(Upload upload, LongConsumer sent) {
        return puts.put(upload, sent);
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        return calls.head(key);
    }

    @Override
    public ObjectPage list(String prefix, @Nullable String next, int max) {
        return calls.list(prefix, next, max);
    }

    @Override
    public byte[] get(String key, long maxBytes) {
        return calls.get(key, maxBytes);
    }

    @Override
    public void delete(String key) {
        calls.delete(key);
    }

    @Override
    public Map<String, DropsizeException> delete(Collection<String> keys) {
        return deleter.delete(keys);
    }

    @Override
    public Versioning versioning() {
        if (destination.isThisComputer()) {
            return Versioning.OFF;
        }
        try {
            var answer =
                    calls.shortCall(
                            null,
                            () ->
                                    calls.client()
                                            .getBucketVersioning(
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
        return links.sign(key, life);
    }

    @Override
    public void check() {
        var _ = list("", null, 1);
    }

    /** An upload that is interrupted from now on leaves its finished parts for the next run. */
    @Override
    public void close() {
        calls.close();
        links.close();
    }
}
