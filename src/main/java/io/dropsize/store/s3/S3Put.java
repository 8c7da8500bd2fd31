package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;

/** Puts objects so that none is replaced unasked, and none is broken unnoticed. */
final class S3Put {
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final S3ObjectStore store;
    private final S3Client client;
    private final Destination destination;
    private final S3Timeouts timeouts;

    /** Whether the service refuses the condition "only if nothing is there". */
    private volatile boolean unconditional;

    S3Put(S3ObjectStore store, S3Client client, Destination destination, S3Timeouts timeouts) {
        this.store = store;
        this.client = client;
        this.destination = destination;
        this.timeouts = timeouts;
    }

    UploadResult put(Upload upload, LongConsumer sent) {
        byte[] md5 = md5(upload.bytes());
        if (!upload.overwrite()) {
            Optional<UploadResult> standing = standing(upload, md5);
            if (standing.isPresent()) {
                return standing.get();
            }
        }
        try {
            PutObjectResponse stored = send(upload, md5, sent);
            verify(upload, md5, stored);
            return UploadResult.STORED;
        } catch (ExecutionException e) {
            return refused(upload, md5, sent, e);
        }
    }

    private PutObjectResponse send(Upload upload, byte[] md5, LongConsumer sent)
            throws ExecutionException {
        PutObjectRequest request = request(upload, md5);
        RequestBody body =
                RequestBody.fromContentProvider(
                        () -> new ByteArrayInputStream(upload.bytes()),
                        upload.bytes().length,
                        upload.mediaType());
        return Interruptible.call(
                () ->
                        ScopedValue.where(SentBytes.LISTENER, sent)
                                .call(() -> client.putObject(request, body)));
    }

    private PutObjectRequest request(Upload upload, byte[] md5) {
        var request =
                PutObjectRequest.builder()
                        .bucket(destination.bucket())
                        .key(upload.key())
                        .contentType(upload.mediaType())
                        .contentMD5(Base64.getEncoder().encodeToString(md5))
                        .metadata(Map.of(S3Objects.RECIPE, S3Objects.ascii(upload.recipe())))
                        .overrideConfiguration(
                                o -> o.apiCallTimeout(timeouts.callWith(upload.bytes().length)));
        if (destination.keyTemplate().unique()) {
            request.cacheControl(IMMUTABLE);
        }
        if (!upload.overwrite() && !unconditional) {
            request.ifNoneMatch("*");
        }
        return request.build();
    }

    /** The service said no to a put: somebody was faster, or it doesn't know the condition. */
    private UploadResult refused(
            Upload upload, byte[] md5, LongConsumer sent, ExecutionException failure) {
        if (failure.getCause() instanceof S3Exception e && !upload.overwrite()) {
            if (e.statusCode() == 412 || e.statusCode() == 409) {
                return standing(upload, md5)
                        .orElseThrow(() -> store.translate(failure, upload.key()));
            }
            if (!unconditional && knowsNoCondition(e)) {
                unconditional = true;
                return put(upload, sent);
            }
        }
        throw store.translate(failure, upload.key());
    }

    private static boolean knowsNoCondition(S3Exception e) {
        return e.statusCode() == 501
                || (e.awsErrorDetails() != null
                        && "NotImplemented".equals(e.awsErrorDetails().errorCode()));
    }

    /** What is there already: nothing, the same, or something else. */
    private Optional<UploadResult> standing(Upload upload, byte[] md5) {
        return store.head(upload.key())
                .map(
                        there ->
                                same(there, upload, md5)
                                        ? UploadResult.ALREADY_THERE
                                        : UploadResult.KEY_TAKEN);
    }

    /**
     * The recipe tells, and so does an ETag that is the content's MD5. Encrypted objects and those
     * sent in parts have other ETags; then the bytes themselves are compared.
     */
    private boolean same(ObjectInfo there, Upload upload, byte[] md5) {
        if (!upload.recipe().isEmpty() && upload.recipe().equals(there.recipe())) {
            return true;
        }
        return there.bytes() == upload.bytes().length
                && (isMd5(there.etag(), md5)
                        || Arrays.equals(store.get(upload.key()), upload.bytes()));
    }

    private void verify(Upload upload, byte[] md5, PutObjectResponse stored) {
        String etag = S3Objects.unquoted(stored.eTag());
        if (isMd5(etag, md5) || arrived(upload, stored)) {
            return;
        }
        // What is broken must not stand in the way of the retry.
        if (store.head(upload.key()).map(ObjectInfo::recipe).equals(Optional.of(upload.recipe()))) {
            store.delete(upload.key());
        }
        throw new DropsizeException(ErrorKind.UPLOAD_CORRUPTED, upload.key());
    }

    /**
     * Encrypted by a key service, the ETag says nothing, and a download for each put is too much.
     */
    private boolean arrived(Upload upload, PutObjectResponse stored) {
        if (stored.serverSideEncryption() == ServerSideEncryption.AWS_KMS) {
            return store.head(upload.key())
                    .filter(there -> there.bytes() == upload.bytes().length)
                    .isPresent();
        }
        return Arrays.equals(store.get(upload.key()), upload.bytes());
    }

    private static boolean isMd5(@Nullable String etag, byte[] md5) {
        return HexFormat.of().formatHex(md5).equalsIgnoreCase(etag);
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
