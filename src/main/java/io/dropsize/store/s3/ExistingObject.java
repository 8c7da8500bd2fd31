package io.dropsize.store.s3;

import io.dropsize.store.Body;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares the existing object under a key with the new content. */
final class ExistingObject {
    private static final Pattern ONE_PIECE = Pattern.compile("[0-9a-fA-F]{32}");

    private final S3Calls calls;

    ExistingObject(S3Calls calls) {
        this.calls = calls;
    }

    /** The existing object: none, the same, or different. */
    Optional<UploadResult> at(Upload upload) throws IOException {
        Optional<ObjectInfo> found = calls.head(upload.key());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                same(found.get(), upload) ? UploadResult.ALREADY_THERE : UploadResult.KEY_TAKEN);
    }

    /** Determined by the content key or by the bytes. */
    private boolean same(ObjectInfo there, Upload upload) throws IOException {
        return isOfRecipe(there, upload) || isContent(there, upload.body());
    }

    static boolean isOfRecipe(ObjectInfo there, Upload upload) {
        return !upload.recipe().isEmpty() && upload.recipe().equals(there.recipe());
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
        return ONE_PIECE.matcher(etag).matches()
                ? Md5.of(body).is(etag)
                : Parts.isLarge(body) && Parts.of(body).etag().equalsIgnoreCase(etag);
    }
}
