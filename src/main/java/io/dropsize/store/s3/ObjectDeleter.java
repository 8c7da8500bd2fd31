package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Deletes objects by DeleteObjects, or one by one if the service doesn't support it or doesn't
 * respond for a key.
 */
final class ObjectDeleter {
    /** S3's limit for one request. */
    private static final int MAX_KEYS = 1000;

    /** XML 1.0 can't contain most control characters, and parsers normalize line ends. */
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}\\x{FFFE}\\x{FFFF}]");

    /** Errors that don't indicate whether the service supports DeleteObjects. */
    private static final Set<ErrorKind> OTHER_REASONS =
            EnumSet.of(
                    ErrorKind.CREDENTIALS_MISSING,
                    ErrorKind.CREDENTIALS_WRONG,
                    ErrorKind.SESSION_EXPIRED,
                    ErrorKind.BUCKET_MISSING,
                    ErrorKind.WRONG_REGION,
                    ErrorKind.TLS_FAILED,
                    ErrorKind.CERTIFICATE_DATE,
                    ErrorKind.CERTIFICATE_HOST,
                    ErrorKind.CERTIFICATE_UNTRUSTED,
                    ErrorKind.CERTIFICATE_CHANGED);

    private final S3Calls calls;
    private volatile boolean unsupported;

    ObjectDeleter(S3Calls calls) {
        this.calls = calls;
    }

    /** Deletes objects, and returns the errors of the keys that could not be deleted. */
    Map<String, DropsizeException> delete(Collection<String> keys) {
        var failures = new HashMap<String, DropsizeException>();
        var single = new ArrayList<String>();
        var together = new ArrayList<String>();
        for (String key : new LinkedHashSet<>(keys)) {
            (NOT_IN_XML.matcher(key).find() ? single : together).add(key);
        }
        for (int from = 0; from < together.size(); from += MAX_KEYS) {
            List<String> batch = together.subList(from, Math.min(from + MAX_KEYS, together.size()));
            single.addAll(unanswered(batch, failures));
        }
        DropsizeException lost = null;
        for (String key : single) {
            if (lost == null) {
                lost = deleteSingle(key, failures);
            } else {
                failures.put(key, lost);
            }
        }
        return failures;
    }

    /** Deletes up to 1,000 keys, and returns those for which the service has not responded. */
    private Collection<String> unanswered(
            List<String> batch, Map<String, DropsizeException> failures) {
        if (unsupported || batch.size() == 1) {
            return batch;
        }
        try {
            return unanswered(batch, send(batch), failures);
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            if (concernsAllKeys(e.kind())) {
                batch.forEach(key -> failures.put(key, e));
                return List.of();
            }
            unsupported = true;
            return batch;
        }
    }

    private DeleteObjectsResponse send(List<String> batch) {
        List<ObjectIdentifier> objects =
                batch.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
        return calls.call(
                null,
                () ->
                        calls.client()
                                .deleteObjects(
                                        delete ->
                                                delete.bucket(calls.destination().bucket())
                                                        .delete(list -> list.objects(objects))));
    }

    private Set<String> unanswered(
            List<String> batch,
            DeleteObjectsResponse answer,
            Map<String, DropsizeException> failures) {
        var unanswered = new HashSet<>(batch);
        answer.deleted().stream().map(DeletedObject::key).forEach(unanswered::remove);
        for (S3Error error : answer.errors()) {
            if (error.key() != null && unanswered.remove(error.key())) {
                calls.refusal(error).ifPresent(reason -> failures.put(error.key(), reason));
            }
        }
        return unanswered;
    }

    /** Deletes one key. Returns an error that all other keys would have as well; null otherwise. */
    private @Nullable DropsizeException deleteSingle(
            String key, Map<String, DropsizeException> failures) {
        try {
            calls.delete(key);
            return null;
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            failures.put(key, e);
            return concernsAllKeys(e.kind()) ? e : null;
        }
    }

    private static boolean concernsAllKeys(ErrorKind kind) {
        return kind.isTransient() || OTHER_REASONS.contains(kind);
    }
}
