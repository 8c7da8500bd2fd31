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

/** Sees to it that what stands in the bucket is what was sent, or does not stand there. */
final class Arrival {
    private final S3ObjectStore store;

    /** Keys under which we left something broken, because it could not be removed yet. */
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    Arrival(S3ObjectStore store) {
        this.store = store;
    }

    /**
     * @param expected the ETag of what was sent
     * @param etag what the service said
     * @throws DropsizeException UPLOAD_CORRUPTED; what is broken is gone then, so that it does not
     *     stand in the way of the retry. NOT_S3 when there is no ETag and no object either
     */
    void check(
            Upload upload,
            String expected,
            @Nullable String etag,
            @Nullable ServerSideEncryption encryption) {
        if (expected.equalsIgnoreCase(S3Objects.unquoted(etag)) || arrived(upload, encryption)) {
            return;
        }
        if (etag == null && store.head(upload.key()).isEmpty()) {
            throw store.notS3();
        }
        broken.add(upload.key());
        remove(upload);
        throw new DropsizeException(ErrorKind.UPLOAD_CORRUPTED, upload.key());
    }

    /** Encrypted by a key service, the ETag says nothing, and a download each time is too much. */
    private boolean arrived(Upload upload, @Nullable ServerSideEncryption encryption) {
        if (encryption == ServerSideEncryption.AWS_KMS
                || encryption == ServerSideEncryption.AWS_KMS_DSSE) {
            return store.head(upload.key())
                    .filter(there -> there.bytes() == upload.body().length())
                    .isPresent();
        }
        return store.holds(upload.key(), upload.body());
    }

    /** What an earlier put left broken, when the line failed before it could be removed. */
    void removeBroken(Upload upload) {
        if (broken.contains(upload.key())) {
            remove(upload);
        }
    }

    private void remove(Upload upload) {
        Optional<ObjectInfo> there = store.head(upload.key());
        if (there.map(ObjectInfo::recipe).equals(Optional.of(upload.recipe()))) {
            store.delete(upload.key());
        }
        broken.remove(upload.key());
    }
}
