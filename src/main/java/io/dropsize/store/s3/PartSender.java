package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.s3.http.ProgressHttpClient;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends parts in parallel. They are read while they are sent, so that only buffers are in memory.
 */
final class PartSender {
    private static final int AT_ONCE = 4;

    /** The maximum number of parts in parallel, for all large bodies together. */
    private static final int MAX_PARALLEL = 8;

    /** The maximum wait for cancelled parts, which end immediately in general. */
    private static final long STOP_MILLIS = 500;

    private final S3Calls calls;
    private final S3Client client;
    private final Destination destination;
    private final Timeouts timeouts;
    private final Semaphore places = new Semaphore(MAX_PARALLEL);

    /** Whether the service's ETags of parts are not MD5 checksums. */
    private volatile boolean hasOtherEtags;

    PartSender(S3Calls calls) {
        this.calls = calls;
        this.client = calls.client();
        this.destination = calls.destination();
        this.timeouts = calls.timeouts();
    }

    /** A part that the service has stored, with the checksum of the bytes that were sent. */
    record Done(SentPart part, Md5 md5) {}

    /**
     * Sends all parts. Blocks. If one fails, or the caller is interrupted, the others are
     * cancelled.
     */
    List<Done> send(Upload upload, String id, List<Part> parts, PartProgress progress) {
        Queue<Part> waiting = new ConcurrentLinkedQueue<>(parts);
        ExecutorService workers =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("s3-part").factory());
        CompletionService<List<Done>> ended = new ExecutorCompletionService<>(workers);
        int count = Math.min(AT_ONCE, parts.size());
        for (int i = 0; i < count; i++) {
            ended.submit(() -> work(upload, id, waiting, progress));
        }
        try {
            var done = new ArrayList<Done>();
            for (int i = 0; i < count; i++) {
                done.addAll(ended.take().get());
            }
            return done;
        } catch (ExecutionException e) {
            stop(workers);
            throw calls.translate(e, upload.key());
        } catch (InterruptedException e) {
            stop(workers);
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        } finally {
            workers.shutdown();
        }
    }

    private static void stop(ExecutorService workers) {
        workers.shutdownNow();
        try {
            var _ = workers.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Done> work(Upload upload, String id, Queue<Part> waiting, PartProgress progress)
            throws InterruptedException {
        var done = new ArrayList<Done>();
        for (Part part = waiting.poll(); part != null; part = waiting.poll()) {
            places.acquire();
            try {
                done.add(send(upload, id, part, progress));
            } finally {
                places.release();
            }
        }
        return done;
    }

    /**
     * Sends a part. One wrong checksum may be a transmission error; a second one means that the
     * service uses another kind of ETag.
     */
    private Done send(Upload upload, String id, Part part, PartProgress progress) {
        Md5 md5 = part.md5();
        UploadPartResponse answer = sendOnce(upload, id, part, md5, progress);
        if (!hasOtherEtags && isOtherSum(answer, md5)) {
            answer = sendOnce(upload, id, part, md5, progress);
            hasOtherEtags = isOtherSum(answer, md5);
        }
        return new Done(new SentPart(part.number(), part.length(), answer.eTag()), md5);
    }

    private static boolean isOtherSum(UploadPartResponse answer, Md5 md5) {
        return answer.serverSideEncryption() == null && !md5.is(S3Objects.unquoted(answer.eTag()));
    }

    private UploadPartResponse sendOnce(
            Upload upload, String id, Part part, Md5 md5, PartProgress progress) {
        var request =
                UploadPartRequest.builder()
                        .bucket(destination.bucket())
                        .key(upload.key())
                        .uploadId(id)
                        .partNumber(part.number())
                        .contentMD5(md5.base64())
                        .overrideConfiguration(
                                o -> o.apiCallTimeout(timeouts.callWith(part.length())))
                        .build();
        UploadPartResponse answer =
                ScopedValue.where(ProgressHttpClient.LISTENER, bytes -> progress.at(part, bytes))
                        .call(() -> client.uploadPart(request, part.content(upload.mediaType())));
        if (answer.eTag() == null) {
            throw calls.notS3();
        }
        return answer;
    }
}
