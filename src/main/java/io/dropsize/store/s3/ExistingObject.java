package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Body;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares the existing object under a key with the new content. */
final class ExistingObject {
    private static final Pattern ONE_PIECE = Pattern.compile("[0-9a-fA-F]{32}");

    private final S3Calls calls;
    private final ConditionalPutSupport conditions;

    ExistingObject(S3Calls calls, ConditionalPutSupport conditions) {
        this.calls = calls;
        this.conditions = conditions;
    }

    /**
     * The existing object: none, the same, or different. None if the keys may only put, and either
     * the key contains the content's hash, so that an object under it can only be the same, or the
     * service is known to reject a put that would replace another object.
     *
     * @throws DropsizeException ACCESS_DENIED if the keys may only put, and the key could be
     *     another object's
     */
    Optional<UploadResult> at(Upload upload) throws IOException {
        return at(upload, Optional.empty());
    }

    /** The same, after the service has rejected a put because an object exists or is being put. */
    Optional<UploadResult> at(Upload upload, S3Exception rejection) throws IOException {
        return at(
                upload,
                ConditionalPutSupport.isExisting(rejection)
                        ? Optional.of(
                                hasHash() ? UploadResult.ALREADY_THERE : UploadResult.KEY_TAKEN)
                        : Optional.empty());
    }

    private Optional<UploadResult> at(Upload upload, Optional<UploadResult> ifHidden)
            throws IOException {
        Optional<ObjectInfo> found;
        try {
            found = calls.head(upload.key());
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.ACCESS_DENIED && (hasHash() || isProtected())) {
                return ifHidden;
            }
            throw e;
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                same(found.get(), upload) ? UploadResult.ALREADY_THERE : UploadResult.KEY_TAKEN);
    }

    private boolean hasHash() {
        return calls.destination().keyTemplate().unique();
    }

    /** Whether the service rejects a put under an existing key. */
    private boolean isProtected() {
        return conditions.mayHold()
                && calls.destination().service().conditionalPut() == Service.ConditionalPut.YES;
    }

    /** Determined by the content key or by the bytes. */
    private boolean same(ObjectInfo there, Upload upload) throws IOException {
        return hasContentKey(there, upload) || isContent(there, upload.body());
    }

    static boolean hasContentKey(ObjectInfo there, Upload upload) {
        return !upload.contentKey().isEmpty() && upload.contentKey().equals(there.contentKey());
    }

    /**
     * An ETag may be the content's checksum. Encrypted objects, and those that others sent in
     * parts, have other ETags; then the bytes themselves are compared.
     */
    private boolean isContent(ObjectInfo there, Body body) throws IOException {
        return there.bytes() == body.length()
                && (isSum(there.etag(), body) || calls.holds(there.key(), body));
    }

    /**
     * @param etag without quotes; null if the service returned none
     */
    static boolean isSum(@Nullable String etag, Body body) throws IOException {
        if (etag == null) {
            return false;
        }
        return isOnePiece(etag)
                ? Md5.of(body).is(etag)
                : Parts.isLarge(body) && Parts.of(body).etag().equalsIgnoreCase(etag);
    }

    /** Whether an ETag has the form of an MD5 checksum. */
    static boolean isOnePiece(String etag) {
        return ONE_PIECE.matcher(etag).matches();
    }
}
