package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.service.Authority;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The operations on a bucket at one endpoint and in one region. */
final class S3Connection implements AutoCloseable {
    private final Destination destination;
    private final URI endpoint;
    private final AwsCredentialsProvider credentials;
    private final S3Calls calls;
    private final SignedLinks links;
    private final ObjectUploader puts;
    private final ObjectDeleter deleter;

    /** The endpoint without the bucket that its host may begin with; null if it doesn't. */
    private final @Nullable URI withoutBucket;

    /** Whether {@link #checkBucket} has succeeded. */
    private volatile boolean bucketIsChecked;

    S3Connection(
            Destination destination,
            URI endpoint,
            AwsCredentialsProvider credentials,
            Timeouts timeouts) {
        this.destination = destination;
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.calls = new S3Calls(destination, endpoint, credentials, timeouts);
        this.links = new SignedLinks(calls, endpoint, credentials);
        this.puts = new ObjectUploader(calls, endpoint);
        this.deleter = new ObjectDeleter(calls);
        this.withoutBucket = withoutBucket(destination, endpoint);
        this.bucketIsChecked = withoutBucket == null;
    }

    private static @Nullable URI withoutBucket(Destination destination, URI endpoint) {
        String host = Authority.hostOf(endpoint);
        String bucket = destination.bucket().toLowerCase(Locale.ROOT) + ".";
        return destination.isThisComputer() || !host.startsWith(bucket)
                ? null
                : URI.create(
                        endpoint.getScheme()
                                + "://"
                                + endpoint.getRawAuthority().substring(bucket.length()));
    }

    /**
     * Returns the same bucket in the region that the service has named; empty if it has named none.
     */
    Optional<S3Connection> inReportedRegion() {
        return calls.reportedRegion()
                .filter(region -> !region.equals(Endpoints.region(destination)))
                .map(region -> Endpoints.inRegion(destination, endpoint, region))
                .map(
                        there ->
                                new S3Connection(
                                        there, Endpoints.of(there), credentials, calls.timeouts()));
    }

    Destination destination() {
        return destination;
    }

    URI endpoint() {
        return endpoint;
    }

    S3Calls calls() {
        return calls;
    }

    SignedLinks links() {
        return links;
    }

    ObjectDeleter deleter() {
        return deleter;
    }

    UploadResult put(Upload upload, LongConsumer sent) {
        if (!bucketIsChecked) {
            checkBucket();
        }
        return puts.put(upload, sent);
    }

    /**
     * Checks an endpoint whose host begins with the bucket's name. If the host is the bucket's own,
     * the name in the path would become a part of each key.
     */
    private void checkBucket() {
        try {
            var _ = list("", null, 1);
        } catch (DropsizeException e) {
            if (e.kind() != ErrorKind.ACCESS_DENIED && e.kind() != ErrorKind.REFUSED) {
                throw e;
            }
        }
        bucketIsChecked = true;
    }

    ObjectPage list(String prefix, @Nullable String next, int max) {
        try {
            return calls.list(prefix, next, max);
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.OBJECT_MISSING && withoutBucket != null) {
                throw new DropsizeException(
                        ErrorKind.ENDPOINT_HAS_BUCKET, e, withoutBucket.toString());
            }
            throw e;
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
