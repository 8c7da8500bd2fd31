package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.s3.http.Interruptible;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;

/**
 * Uploads large bodies by multipart upload. If an upload fails with a transient error, or the
 * program is killed, the finished parts remain, and the next upload of the same body continues with
 * them. If it is cancelled or fails permanently, they are removed.
 */
final class MultipartUploader {
    private final S3Calls calls;
    private final S3Client client;
    private final Destination destination;
    private final Timeouts timeouts;
    private final ExistingObject standing;
    private final UploadVerifier arrival;
    private final ConditionalPutSupport conditions;
    private final UnfinishedUploads leftovers;
    private final PartSender sender;

    MultipartUploader(
            S3Calls calls,
            ExistingObject standing,
            UploadVerifier arrival,
            ConditionalPutSupport conditions) {
        this.calls = calls;
        this.client = calls.client();
        this.destination = calls.destination();
        this.timeouts = calls.timeouts();
        this.standing = standing;
        this.arrival = arrival;
        this.conditions = conditions;
        this.leftovers = new UnfinishedUploads(calls);
        this.sender = new PartSender(calls);
    }

    UploadResult put(Upload upload, LongConsumer sent) {
        Optional<UploadResult> there = there(upload);
        if (there.isPresent()) {
            return there.get();
        }
        Parts parts = Parts.of(upload.bytes());
        List<UnfinishedUploads.Begun> ours = leftovers.of(upload, parts);
        UnfinishedUploads.Begun begun =
                ours.stream()
                        .filter(UnfinishedUploads.Begun::fits)
                        .findFirst()
                        .orElseGet(() -> begin(upload));
        UploadResult result = finish(upload, parts, begun, sent);
        ours.stream()
                .map(UnfinishedUploads.Begun::id)
                .filter(id -> !id.equals(begun.id()))
                .forEach(id -> leftovers.giveUp(upload.key(), id));
        return result;
    }

    private Optional<UploadResult> there(Upload upload) {
        return upload.overwrite() ? Optional.empty() : standing.at(upload);
    }

    private UnfinishedUploads.Begun begin(Upload upload) {
        var request =
                CreateMultipartUploadRequest.builder()
                        .bucket(destination.bucket())
                        .key(upload.key())
                        .contentType(upload.mediaType())
                        .metadata(
                                Map.of(S3Objects.CONTENT_KEY, S3Objects.ascii(upload.contentKey())))
                        .overrideConfiguration(
                                o -> S3Objects.headers(destination).forEach(o::putHeader));
        String id =
                calls.call(upload.key(), () -> client.createMultipartUpload(request.build()))
                        .uploadId();
        if (id == null) {
            throw calls.notS3();
        }
        return new UnfinishedUploads.Begun(id, true, List.of());
    }

    private UploadResult finish(
            Upload upload, Parts parts, UnfinishedUploads.Begun begun, LongConsumer sent) {
        try {
            List<PartSender.Done> done = sendMissing(upload, parts, begun, sent);
            // Not every service supports a condition on CompleteMultipartUpload, so a HEAD request
            // precedes it.
            Optional<UploadResult> there = there(upload);
            if (there.isPresent()) {
                leftovers.giveUp(upload.key(), begun.id());
                return there.get();
            }
            return complete(upload, begun.id(), done);
        } catch (DropsizeException e) {
            if (!isWorthKeeping(e.kind())) {
                leftovers.giveUp(upload.key(), begun.id());
            }
            throw e;
        }
    }

    private List<PartSender.Done> sendMissing(
            Upload upload, Parts parts, UnfinishedUploads.Begun begun, LongConsumer sent) {
        var progress = new PartProgress(parts.count(), sent);
        var done = new ArrayList<>(begun.finished());
        var missing = new ArrayList<>(parts.all());
        for (PartSender.Done finished : begun.finished()) {
            Part part = parts.all().get(finished.part().number() - 1);
            missing.remove(part);
            progress.at(part, part.length());
        }
        done.addAll(sender.send(upload, begun.id(), missing, progress));
        done.sort(Comparator.comparing(one -> one.part().number()));
        return done;
    }

    private UploadResult complete(Upload upload, String id, List<PartSender.Done> done) {
        try {
            CompleteMultipartUploadResponse whole =
                    Interruptible.call(
                            () -> client.completeMultipartUpload(completion(upload, id, done)));
            String etag = Md5.etagOf(done.stream().map(PartSender.Done::md5).toList());
            arrival.check(upload, etag, whole.eTag(), whole.serverSideEncryption());
            return UploadResult.STORED;
        } catch (ExecutionException e) {
            return refused(upload, id, done, e);
        }
    }

    private CompleteMultipartUploadRequest completion(
            Upload upload, String id, List<PartSender.Done> done) {
        var request =
                CompleteMultipartUploadRequest.builder()
                        .bucket(destination.bucket())
                        .key(upload.key())
                        .uploadId(id)
                        .multipartUpload(
                                whole ->
                                        whole.parts(
                                                done.stream()
                                                        .map(one -> one.part().completed())
                                                        .toList()))
                        .overrideConfiguration(
                                o -> o.apiCallTimeout(timeouts.callWith(upload.bytes().length)));
        if (!upload.overwrite() && conditions.send()) {
            request.ifNoneMatch("*");
        }
        return request.build();
    }

    private UploadResult refused(
            Upload upload, String id, List<PartSender.Done> done, ExecutionException failure) {
        if (failure.getCause() instanceof S3Exception e) {
            if (e.statusCode() == 404) {
                return completedWithoutResponse(upload, failure);
            }
            if (!upload.overwrite() && ConditionalPutSupport.isConflict(e)) {
                UploadResult there =
                        standing.at(upload, e)
                                .orElseThrow(() -> calls.translate(failure, upload.key()));
                leftovers.giveUp(upload.key(), id);
                return there;
            }
            if (!upload.overwrite() && conditions.isUnsupported(e)) {
                conditions.refused();
                return complete(upload, id, done);
            }
        }
        throw calls.translate(failure, upload.key());
    }

    /**
     * Handles an upload that does not exist any more: its last step may have succeeded, and only
     * the response was lost.
     */
    private UploadResult completedWithoutResponse(Upload upload, ExecutionException failure) {
        if (standing.at(upload).equals(Optional.of(UploadResult.ALREADY_THERE))) {
            return UploadResult.STORED;
        }
        throw calls.translate(failure, upload.key());
    }

    private boolean isWorthKeeping(ErrorKind kind) {
        return (kind.isTransient() && kind != ErrorKind.UPLOAD_CORRUPTED)
                || (kind == ErrorKind.CANCELLED && calls.chores().isClosed());
    }
}
