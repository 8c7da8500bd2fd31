package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.network.Proxies;
import io.dropsize.store.Destination;
import io.dropsize.store.ServiceProbe;
import io.dropsize.store.Upload;
import io.dropsize.store.s3.http.CertificateTrust;
import io.dropsize.store.s3.http.EndpointProbe;
import io.dropsize.store.s3.http.Interruptible;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tests of the check of a destination that need requests of their own. */
final class S3Probe implements ServiceProbe {
    private static final List<String> CHECKSUM_CODES =
            List.of("BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch");

    private final Supplier<S3Connection> connection;
    private final EndpointProbe endpoint;

    /**
     * @param first to the configured endpoint
     * @param connection to the bucket in its current region
     */
    S3Probe(S3Connection first, Supplier<S3Connection> connection) {
        this.connection = connection;
        this.endpoint =
                new EndpointProbe(
                        first.endpoint(),
                        Proxies.current().proxy(first.endpoint()),
                        first.calls().timeouts().shortIdle(),
                        new CertificateTrust(first.destination().certificate()));
    }

    @Override
    public Optional<String> resolve() {
        return endpoint.resolve();
    }

    @Override
    public Optional<String> secure() {
        return endpoint.secure();
    }

    @Override
    public Optional<Duration> clockOffset() {
        return connection.get().calls().clock().offset();
    }

    @Override
    public Optional<Boolean> verifiesChecksums(Upload upload) {
        try {
            String wrong = Md5.of("other".getBytes(StandardCharsets.US_ASCII)).base64();
            put(upload, request -> request.contentMD5(wrong));
            return Optional.of(false);
        } catch (ExecutionException e) {
            if (Interruptible.cause(e) instanceof S3Exception answer
                    && CHECKSUM_CODES.contains(new ErrorResponse(answer).code())) {
                return Optional.of(true);
            }
            throw connection.get().calls().translate(e, upload.key());
        }
    }

    @Override
    public boolean putPublic(Upload upload) {
        try {
            String right = Md5.of(upload.bytes()).base64(); // Object Lock requires a checksum.
            put(upload, request -> request.contentMD5(right).acl(ObjectCannedACL.PUBLIC_READ));
            return true;
        } catch (ExecutionException e) {
            throw connection.get().calls().translate(e, upload.key());
        }
    }

    private void put(Upload upload, Consumer<PutObjectRequest.Builder> options)
            throws ExecutionException {
        S3Calls calls = connection.get().calls();
        Interruptible.call(
                () ->
                        calls.client()
                                .putObject(
                                        put -> {
                                            put.bucket(calls.destination().bucket())
                                                    .key(upload.key())
                                                    .contentType(upload.mediaType());
                                            options.accept(put);
                                        },
                                        RequestBody.fromBytes(upload.bytes())),
                calls.timeouts().shortIdle());
    }

    @Override
    public void removeVersions(String key) {
        S3Calls calls = connection.get().calls();
        Destination destination = calls.destination();
        try {
            ListObjectVersionsResponse found =
                    calls.shortCall(
                            key,
                            () ->
                                    calls.client()
                                            .listObjectVersions(
                                                    list ->
                                                            list.bucket(destination.bucket())
                                                                    .prefix(key)));
            for (String version : versions(found, key)) {
                calls.shortCall(
                        key,
                        () ->
                                calls.client()
                                        .deleteObject(
                                                delete ->
                                                        delete.bucket(destination.bucket())
                                                                .key(key)
                                                                .versionId(version)));
            }
        } catch (DropsizeException _) {
            // Many credentials don't permit this, some services don't support it, and Object Lock
            // forbids it.
        }
    }

    private static List<String> versions(ListObjectVersionsResponse found, String key) {
        return Stream.concat(
                        found.versions().stream()
                                .filter(each -> key.equals(each.key()))
                                .map(each -> each.versionId()),
                        found.deleteMarkers().stream()
                                .filter(each -> key.equals(each.key()))
                                .map(each -> each.versionId()))
                .filter(id -> id != null && !id.equals("null"))
                .toList();
    }
}
