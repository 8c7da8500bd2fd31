package io.dropsize.store.local;

import com.google.common.base.Throwables;

import io.dropsize.store.Destination;
import io.dropsize.store.FolderFault;

import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The folder as s3proxy sees it. Who knows the address of an object in the usual bucket may read
 * it, whether Dropsize or a file manager put it there; everything else needs the keys.
 */
final class FolderStore extends ForwardingBlobStore {
    /** What a put in progress, or one that a power cut ended, is called by s3proxy. */
    private static final Pattern UNFINISHED = Pattern.compile(".*" + Writing.UNFINISHED);

    /** What a file needs beyond its content. */
    private static final long SPARE_BYTES = 64 * 1024;

    private final Path folder;
    private final Writing writing;

    FolderStore(Path folder, Writing writing) {
        super(new FilesystemNio2BlobStore(folder.toString()));
        this.folder = folder;
        this.writing = writing;
    }

    @Override
    public BucketCannedACL getContainerAccess(String bucket) {
        return BucketCannedACL.PRIVATE;
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        return isUsual(bucket) ? ObjectCannedACL.PUBLIC_READ : ObjectCannedACL.PRIVATE;
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key, @Nullable String versionId) {
        return getBlobAccess(bucket, key);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        makeUsualBucket(request.bucket());
        ListObjectsV2Response page = super.list(request);
        return page.toBuilder()
                .contents(
                        page.contents().stream()
                                .filter(object -> !UNFINISHED.matcher(object.key()).matches())
                                .toList())
                .build();
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        HeadObjectResponse found = super.blobMetadata(request);
        return MediaTypes.isUnknown(found.contentType())
                ? found.toBuilder().contentType(MediaTypes.ofKey(request.key())).build()
                : found;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        ResponseInputStream<GetObjectResponse> found = super.getBlob(request);
        GetObjectResponse response = found.response();
        return MediaTypes.isUnknown(response.contentType())
                ? new ResponseInputStream<>(
                        response.toBuilder().contentType(MediaTypes.ofKey(request.key())).build(),
                        found)
                : found;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        long bytes = request.contentLength() == null ? 0 : request.contentLength();
        return writing(
                request.bucket(),
                bytes,
                () -> {
                    makeUsualBucket(request.bucket());
                    Path object = folder.resolve(request.bucket()).resolve(request.key());
                    return noted(object, () -> super.putBlob(request, OnDisk.bodyOf(object, body)));
                });
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload upload, UploadPartRequest request, InputStream body) {
        Path part =
                folder.resolve(upload.containerName())
                        .resolve(
                                AbstractNio2BlobStore.multipartPartName(
                                        upload.id(), upload.blobName(), request.partNumber()));
        return noted(
                part, () -> super.uploadMultipartPart(upload, request, OnDisk.bodyOf(part, body)));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return noted(
                folder.resolve(upload.containerName()).resolve(upload.blobName()),
                () -> super.completeMultipartUpload(upload, request));
    }

    /** Until it has ended, there is a note of what it writes; then that is on disk. */
    private <T> T noted(Path file, Supplier<T> write) {
        Path note = writing.begin(file);
        try {
            T written = write.get();
            OnDisk.keep(file);
            return written;
        } finally {
            writing.end(note);
        }
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return writing(request.bucket(), 0, () -> super.removeBlob(request));
    }

    /** Other folders may be anything, where the user has chosen which folder to use. */
    private static boolean isUsual(String bucket) {
        return bucket.equals(Destination.thisComputer().bucket());
    }

    /** A person may have deleted the folder in a file manager, to begin anew. */
    private void makeUsualBucket(String bucket) {
        if (isUsual(bucket)) {
            try {
                Files.createDirectories(folder.resolve(bucket));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** S3 would only say that something failed inside; the person can do something about these. */
    private <T> T writing(String bucket, long bytes, Supplier<T> write) {
        try {
            return write.get();
        } catch (S3Exception e) {
            throw e;
        } catch (RuntimeException e) {
            Path target = folder.resolve(bucket);
            FolderFault fault = fault(e, target, bytes).orElseThrow(() -> e);
            throw S3Exception.builder()
                    .statusCode(507)
                    .awsErrorDetails(
                            AwsErrorDetails.builder()
                                    .errorCode(fault.code())
                                    .errorMessage(target.toString())
                                    .build())
                    .cause(e)
                    .build();
        }
    }

    private static Optional<FolderFault> fault(RuntimeException e, Path target, long bytes) {
        boolean file =
                Throwables.getCausalChain(e).stream().anyMatch(IOException.class::isInstance);
        if (!file) {
            return Optional.empty();
        }
        if (hasNoRoom(target, bytes)) {
            return Optional.of(FolderFault.DISK_FULL);
        }
        return Throwables.getCausalChain(e).stream().anyMatch(FileSystemException.class::isInstance)
                ? Optional.of(FolderFault.CANNOT_WRITE)
                : Optional.empty();
    }

    /**
     * Systems word "no space left" in the user's language, so the disk itself is asked: whether it
     * had room for what was just given up.
     */
    private static boolean hasNoRoom(Path target, long bytes) {
        try {
            return Files.getFileStore(target).getUsableSpace() < bytes + SPARE_BYTES;
        } catch (IOException _) {
            return false; // A folder that is gone is not full.
        }
    }
}
