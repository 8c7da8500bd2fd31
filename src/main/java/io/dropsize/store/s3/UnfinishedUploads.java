package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.Upload;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lists the service's unfinished uploads to find the parts that an earlier run has sent. No state
 * is kept on this computer.
 *
 * <p>An unfinished upload counts as ours if it has the same key and either the key contains the
 * picture's hash, or its parts are this body's. No other upload is touched.
 */
final class UnfinishedUploads {
    private static final Duration ABORT = Duration.ofSeconds(5);

    /** S3's limit. */
    private static final int MAX_PARTS = 10_000;

    private final S3Calls calls;
    private final S3Client client;
    private final Destination destination;
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();

    UnfinishedUploads(S3Calls calls) {
        this.calls = calls;
        this.client = calls.client();
        this.destination = calls.destination();
    }

    /**
     * An unfinished upload.
     *
     * @param fits whether it can be continued: all its parts are the body's, and it was not aborted
     * @param finished the existing parts that fit
     */
    record Begun(String id, boolean fits, List<PartSender.Done> finished) {}

    /** Our uploads, the one with the most matching parts first. */
    List<Begun> of(Upload upload, Parts parts) {
        try {
            return ours(upload, parts);
        } catch (DropsizeException e) {
            if (e.kind().isTransient() || e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            return List.of(); // The credentials may not permit listing, and some services don't
            // support it.
        }
    }

    private List<Begun> ours(Upload upload, Parts parts) {
        var ours = new ArrayList<Begun>();
        for (MultipartUpload one : unfinished(upload.key())) {
            if (givenUp.contains(one.uploadId())) {
                ours.add(new Begun(one.uploadId(), false, List.of()));
                continue;
            }
            Begun begun = begun(one.uploadId(), parts, sent(upload.key(), one.uploadId()));
            boolean same = begun.fits() && !begun.finished().isEmpty();
            if (same || destination.keyTemplate().unique()) {
                ours.add(begun);
            }
        }
        ours.sort(Comparator.comparing((Begun one) -> one.finished().size()).reversed());
        return ours;
    }

    private List<MultipartUpload> unfinished(String key) {
        return calls
                .call(
                        key,
                        () ->
                                client.listMultipartUploads(
                                        list ->
                                                list.bucket(destination.bucket())
                                                        .prefix(key)
                                                        .encodingType(EncodingType.URL)))
                .uploads()
                .stream()
                .filter(one -> key.equals(one.key()) && one.uploadId() != null)
                .toList();
    }

    /**
     * Lists the parts of an upload. Their numbers must ascend, otherwise the list might never end.
     */
    private List<SentPart> sent(String key, String id) {
        var sent = new ArrayList<SentPart>();
        Integer from = null;
        ListPartsResponse page;
        do {
            page = page(key, id, from);
            page.parts().stream().flatMap(part -> SentPart.of(part).stream()).forEach(sent::add);
            Integer next = page.nextPartNumberMarker();
            if (next == null || next <= (from == null ? 0 : from)) {
                break;
            }
            from = next;
        } while (Boolean.TRUE.equals(page.isTruncated()) && from < MAX_PARTS);
        return sent;
    }

    private ListPartsResponse page(String key, String id, @Nullable Integer from) {
        return calls.call(
                key,
                () ->
                        client.listParts(
                                list ->
                                        list.bucket(destination.bucket())
                                                .key(key)
                                                .uploadId(id)
                                                .partNumberMarker(from)));
    }

    private static Begun begun(String id, Parts parts, List<SentPart> there) {
        var finished = new ArrayList<PartSender.Done>();
        for (SentPart one : there) {
            Optional<Md5> md5 = one.checksumIn(parts);
            if (md5.isEmpty()) {
                return new Begun(id, false, List.of());
            }
            finished.add(new PartSender.Done(one, md5.get()));
        }
        return new Begun(id, true, finished);
    }

    /**
     * Aborts the upload in the background, so that cancelling takes no time. The service may list
     * it for a while, but it is never continued.
     */
    void giveUp(String key, String id) {
        givenUp.add(id);
        calls.chores().later("remove the parts of " + key, () -> abort(key, id));
    }

    private void abort(String key, String id) {
        calls.call(
                key,
                () ->
                        client.abortMultipartUpload(
                                abort ->
                                        abort.bucket(destination.bucket())
                                                .key(key)
                                                .uploadId(id)
                                                .overrideConfiguration(
                                                        o -> o.apiCallTimeout(ABORT))));
    }
}
