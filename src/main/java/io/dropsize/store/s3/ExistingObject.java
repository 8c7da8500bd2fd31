package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.S3Exception;

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
     * Compares the object under the upload's key: empty if there is none, otherwise whether it is
     * the same. Also empty if the credentials only permit puts, and a put can't replace another
     * object: the key contains the content's hash, or the service supports conditional puts.
     *
     * @throws DropsizeException ACCESS_DENIED if the credentials only permit puts, and a put could
     *     replace another object
     */
    Optional<UploadResult> at(Upload upload) {
        return at(upload, Optional.empty());
    }

    /**
     * Compares the object after the service has rejected a put because an object exists or is being
     * put.
     */
    Optional<UploadResult> at(Upload upload, S3Exception rejection) {
        return at(
                upload,
                ConditionalPutSupport.isExisting(rejection)
                        ? Optional.of(
                                hasHash() ? UploadResult.ALREADY_THERE : UploadResult.KEY_TAKEN)
                        : Optional.empty());
    }

    private Optional<UploadResult> at(Upload upload, Optional<UploadResult> ifHidden) {
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

    /** Returns whether the service rejects a put under an existing key. */
    private boolean isProtected() {
        return conditions.mayBeSupported()
                && calls.destination().service().conditionalPut() == Service.ConditionalPut.YES;
    }

    /** Compares content keys, or bytes if the object has none. */
    private boolean same(ObjectInfo there, Upload upload) {
        return hasContentKey(there, upload) || isContent(there, upload.bytes());
    }

    private static boolean hasContentKey(ObjectInfo there, Upload upload) {
        return !upload.contentKey().isEmpty() && upload.contentKey().equals(there.contentKey());
    }

    /**
     * Returns whether the object has the body's content. An ETag may be the content's checksum;
     * encrypted objects, and those that other programs sent in parts, have other ETags, so their
     * bytes are compared.
     */
    private boolean isContent(ObjectInfo there, byte[] bytes) {
        return there.bytes() == bytes.length
                && (isChecksum(there.etag(), bytes) || calls.holds(there.key(), bytes));
    }

    /**
     * Returns whether the ETag is the body's checksum.
     *
     * @param etag without quotes; null if the service returned none
     */
    private static boolean isChecksum(@Nullable String etag, byte[] bytes) {
        if (etag == null) {
            return false;
        }
        return isOnePiece(etag)
                ? Md5.of(bytes).is(etag)
                : Parts.isLarge(bytes) && Parts.of(bytes).etag().equalsIgnoreCase(etag);
    }

    /** Returns whether an ETag has the form of an MD5 checksum. */
    static boolean isOnePiece(String etag) {
        return ONE_PIECE.matcher(etag).matches();
    }
}
