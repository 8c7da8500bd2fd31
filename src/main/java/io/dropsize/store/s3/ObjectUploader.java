package io.dropsize.store.s3;

import com.google.common.util.concurrent.Striped;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.s3.http.Interruptible;
import io.dropsize.store.s3.http.ProgressHttpClient;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.function.LongConsumer;

/** Puts objects so that none is replaced without permission, and corrupted ones are detected. */
final class ObjectUploader {
    /**
     * Serializes puts to the same key in the whole process: two destinations may be the same
     * bucket, and without conditional puts, a service can't detect concurrent puts. Only keys with
     * equal hash codes share a lock.
     */
    private static final Striped<Lock> PUTS = Striped.lazyWeakLock(Integer.MAX_VALUE);

    private final S3Calls calls;
    private final S3Client client;
    private final Destination destination;
    private final URI endpoint;
    private final Timeouts timeouts;
    private final ExistingObject standing;
    private final UploadVerifier arrival;
    private final ConditionalPutSupport conditions = new ConditionalPutSupport();
    private final MultipartUploader parts;

    ObjectUploader(S3Calls calls, URI endpoint) {
        this.calls = calls;
        this.client = calls.client();
        this.destination = calls.destination();
        this.endpoint = endpoint;
        this.timeouts = calls.timeouts();
        this.standing = new ExistingObject(calls, conditions);
        this.arrival = new UploadVerifier(calls);
        this.parts = new MultipartUploader(calls, standing, arrival, conditions);
    }

    UploadResult put(Upload upload, LongConsumer sent) {
        Lock lock = PUTS.get(List.of(endpoint, destination.bucket(), upload.key()));
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
        try {
            arrival.removeBroken(upload);
            return goesInParts(upload) ? parts.put(upload, sent) : whole(upload, sent);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns whether to send the body in parts: if it is large, unless the server is on this
     * computer, where connections don't break.
     */
    private boolean goesInParts(Upload upload) {
        return Parts.isLarge(upload.bytes()) && !destination.isThisComputer();
    }

    private UploadResult whole(Upload upload, LongConsumer sent) {
        if (!upload.overwrite() && conditions.needsHead(upload.bytes().length)) {
            Optional<UploadResult> there = standing.at(upload);
            if (there.isPresent()) {
                return there.get();
            }
        }
        Md5 md5 = Md5.of(upload.bytes());
        try {
            PutObjectResponse stored = send(upload, md5, sent);
            arrival.check(upload, md5.hex(), stored.eTag(), stored.serverSideEncryption());
        } catch (ExecutionException e) {
            return refused(upload, sent, e);
        }
        if (!upload.overwrite() && conditions.shouldTest(upload.bytes().length)) {
            testCondition(upload, md5);
        }
        return UploadResult.STORED;
    }

    private PutObjectResponse send(Upload upload, Md5 md5, LongConsumer sent)
            throws ExecutionException {
        PutObjectRequest request = request(upload, md5);
        RequestBody body =
                RequestBody.fromContentProvider( // unlike fromBytes, it does not copy
                        () -> new ByteArrayInputStream(upload.bytes()),
                        upload.bytes().length,
                        upload.mediaType());
        return Interruptible.call(
                () ->
                        ScopedValue.where(ProgressHttpClient.LISTENER, sent)
                                .call(() -> client.putObject(request, body)));
    }

    private PutObjectRequest request(Upload upload, Md5 md5) {
        var request =
                PutObjectRequest.builder()
                        .bucket(destination.bucket())
                        .key(upload.key())
                        .contentType(upload.mediaType())
                        .contentMD5(md5.base64())
                        .metadata(
                                Map.of(S3Objects.CONTENT_KEY, S3Objects.ascii(upload.contentKey())))
                        .overrideConfiguration(
                                o -> {
                                    o.apiCallTimeout(timeouts.callWith(upload.bytes().length));
                                    S3Objects.headers(destination).forEach(o::putHeader);
                                });
        if (!upload.overwrite() && conditions.send()) {
            request.ifNoneMatch("*");
        }
        return request.build();
    }

    /** Handles a rejected put: an object exists, or the service doesn't support the condition. */
    private UploadResult refused(Upload upload, LongConsumer sent, ExecutionException failure) {
        if (failure.getCause() instanceof S3Exception e && !upload.overwrite()) {
            if (ConditionalPutSupport.isConflict(e)) {
                return standing.at(upload, e)
                        .orElseThrow(() -> calls.translate(failure, upload.key()));
            }
            if (conditions.isUnsupported(e)) {
                conditions.refused();
                return whole(upload, sent);
            }
        }
        throw calls.translate(failure, upload.key());
    }

    /**
     * Sends the stored object once more. If the service ignores the condition, the object is
     * replaced with the same bytes. Any other result does not affect this upload, which is
     * complete.
     */
    private void testCondition(Upload upload, Md5 md5) {
        try {
            send(upload, md5, _ -> {});
            conditions.brokenInTrial();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof S3Exception answer && answer.statusCode() == 412) {
                conditions.heldInTrial();
            } else {
                conditions.testInconclusive();
            }
        } catch (DropsizeException _) {
            conditions.testInconclusive(); // The caller's next step handles the interruption.
        }
    }
}
