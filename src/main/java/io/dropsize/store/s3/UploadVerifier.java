package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.Upload;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Verifies that the bucket contains exactly the bytes that were sent, or removes the object. */
final class UploadVerifier {
    private final S3Calls calls;

    /** Keys of broken objects that could not be removed yet. */
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    UploadVerifier(S3Calls calls) {
        this.calls = calls;
    }

    /**
     * Verifies an upload.
     *
     * @param expected the ETag of the bytes that were sent
     * @param etag the service's ETag
     * @throws DropsizeException UPLOAD_CORRUPTED; the broken object is removed, so that it does not
     *     block the retry. NOT_S3 if there is neither an ETag nor an object
     */
    void check(
            Upload upload,
            String expected,
            @Nullable String etag,
            @Nullable ServerSideEncryption encryption) {
        String received = S3Objects.unquoted(etag);
        if (expected.equalsIgnoreCase(received) || arrived(upload, received, encryption)) {
            return;
        }
        if (etag == null && calls.head(upload.key()).isEmpty()) {
            throw calls.notS3();
        }
        broken.add(upload.key());
        remove(upload);
        throw new DropsizeException(ErrorKind.UPLOAD_CORRUPTED, upload.key());
    }

    /**
     * Verifies the object by HEAD. If the credentials don't permit that, the service's own
     * comparison with {@code Content-MD5} is sufficient, unless the ETag contradicts it.
     */
    private boolean arrived(
            Upload upload, @Nullable String etag, @Nullable ServerSideEncryption encryption) {
        boolean isKms =
                encryption == ServerSideEncryption.AWS_KMS
                        || encryption == ServerSideEncryption.AWS_KMS_DSSE;
        try {
            return isKms ? hasLength(upload) : calls.holds(upload.key(), upload.bytes());
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.ACCESS_DENIED
                    && etag != null
                    && (isKms || !ExistingObject.isOnePiece(etag))) {
                return true;
            }
            throw e;
        }
    }

    /**
     * Compares only the length, because the ETag is not a checksum, and downloading each object
     * would cost too much.
     */
    private boolean hasLength(Upload upload) {
        return calls.head(upload.key())
                .filter(there -> there.bytes() == upload.bytes().length)
                .isPresent();
    }

    /**
     * Removes a broken object of an earlier put, if the connection failed before it could be
     * removed.
     */
    void removeBroken(Upload upload) {
        if (broken.contains(upload.key())) {
            remove(upload);
        }
    }

    private void remove(Upload upload) {
        Optional<ObjectInfo> there = calls.head(upload.key());
        if (there.map(ObjectInfo::contentKey).equals(Optional.of(upload.contentKey()))) {
            calls.delete(upload.key());
        }
        broken.remove(upload.key());
    }
}
