package io.dropsize.store.local;

import com.google.common.io.ByteStreams;

import io.dropsize.files.PrivateFile;
import io.dropsize.files.PrivateFolder;
import io.dropsize.store.Destination;
import io.dropsize.store.FolderFault;

import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder as s3proxy sees it. Objects in the default bucket can be read by address, whether
 * Dropsize or a file manager put them there; everything else needs the keys.
 */
final class FolderStore extends ForwardingBlobStore {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-");

    private final Path folder;
    private final ObjectFiles files;
    private final WriteMarkers writing;

    FolderStore(Path folder, WriteMarkers writing) {
        super(new FilesystemNio2BlobStore(folder.toString()));
        this.folder = folder;
        this.files = new ObjectFiles(folder);
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
        Path bucket = files.bucket(request.bucket());
        if (!Files.isDirectory(bucket)) {
            return super.list(request); // The caller reports that there is none.
        }
        try {
            return FolderListing.page(bucket, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return files.readable(bucket, key).isPresent() && super.blobExists(bucket, key);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        object(request.bucket(), request.key());
        HeadObjectResponse found = super.blobMetadata(request);
        return MediaTypes.isUnknown(found.contentType())
                ? found.toBuilder().contentType(MediaTypes.ofKey(request.key())).build()
                : found;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        Path file = object(request.bucket(), request.key());
        try (ResponseInputStream<GetObjectResponse> found = super.getBlob(request)) {
            return read(request, file, found.response());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the file of an existing object. */
    private Path object(String bucket, String key) {
        return files.readable(bucket, key)
                .orElseThrow(
                        () ->
                                files.isHidden(bucket, key)
                                        ? unreadable(bucket, key)
                                        : S3Exceptions.noSuchKey(
                                                bucket, key, "There is no such key."));
    }

    /** s3proxy would open any file that has the name at that moment, even a link. */
    private ResponseInputStream<GetObjectResponse> read(
            GetObjectRequest request, Path file, GetObjectResponse head) throws IOException {
        GetObjectResponse response =
                MediaTypes.isUnknown(head.contentType())
                        ? head.toBuilder().contentType(MediaTypes.ofKey(request.key())).build()
                        : head;
        Matcher range = RANGE.matcher(head.contentRange() == null ? "" : head.contentRange());
        long from = range.lookingAt() ? Long.parseLong(range.group(1)) : 0;
        InputStream content = files.open(request.bucket(), file, from);
        return new ResponseInputStream<>(
                response, ByteStreams.limit(content, response.contentLength()));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        long bytes = request.contentLength() == null ? 0 : request.contentLength();
        return writing(
                request.bucket(),
                bytes,
                () -> {
                    makeUsualBucket(request.bucket());
                    requireWritable(request.bucket(), request.key());
                    Path object = folder.resolve(request.bucket()).resolve(request.key());
                    return noted(
                            object,
                            () -> super.putBlob(request, DurableWrites.bodyOf(object, body)));
                });
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        requireWritable(request.destinationBucket(), request.destinationKey());
        if (files.readable(request.sourceBucket(), request.sourceKey()).isEmpty()) {
            throw denied();
        }
        return super.copyBlob(request);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        makeUsualBucket(request.bucket());
        requireWritable(request.bucket(), request.key());
        return super.initiateMultipartUpload(request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload upload, UploadPartRequest request, InputStream body) {
        requireWritable(upload.containerName(), upload.blobName());
        Path part =
                folder.resolve(upload.containerName())
                        .resolve(
                                AbstractNio2BlobStore.multipartPartName(
                                        upload.id(), upload.blobName(), request.partNumber()));
        return noted(
                part,
                () -> super.uploadMultipartPart(upload, request, DurableWrites.bodyOf(part, body)));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        requireWritable(upload.containerName(), upload.blobName());
        return noted(
                folder.resolve(upload.containerName()).resolve(upload.blobName()),
                () -> super.completeMultipartUpload(upload, request));
    }

    /** While the put runs, a marker names its file; afterwards the file is synced to disk. */
    private <T> T noted(Path file, Supplier<T> write) {
        Path note = writing.begin(file);
        try {
            T written = write.get();
            DurableWrites.keep(file);
            PrivateFile.close(file);
            return written;
        } finally {
            writing.end(note);
        }
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        requireWritable(request.bucket(), request.key());
        return writing(request.bucket(), 0, () -> super.removeBlob(request));
    }

    /**
     * Objects are public through their bucket, and their files are accessible only to their owner.
     */
    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {}

    @Override
    public void setBlobAccess(
            String bucket, String key, ObjectCannedACL access, @Nullable String versionId) {}

    /** s3proxy reports what a missing bucket means. */
    private void requireWritable(String bucket, String key) {
        if (Files.isDirectory(files.bucket(bucket)) && !files.isWritable(bucket, key)) {
            throw denied();
        }
    }

    private static AwsServiceException denied() {
        return error(403, "AccessDenied", "The key leads out of the bucket's folder.", null);
    }

    private AwsServiceException unreadable(String bucket, String key) {
        String file = files.bucket(bucket).resolve(key).toString();
        return error(403, FolderFault.CANNOT_READ.code(), file, null);
    }

    private static AwsServiceException error(
            int status, String code, String message, @Nullable Throwable cause) {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
                .cause(cause)
                .build();
    }

    /** Other folders can have any content, if the user has chosen the folder. */
    private static boolean isUsual(String bucket) {
        return bucket.equals(Destination.thisComputer().bucket());
    }

    /** The user may have deleted the folder in a file manager to start over. */
    private void makeUsualBucket(String bucket) {
        if (isUsual(bucket)) {
            try {
                PrivateFolder.make(folder.resolve(bucket));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** S3 would only report an internal error; the user can do something about these faults. */
    private <T> T writing(String bucket, long bytes, Supplier<T> write) {
        try {
            return write.get();
        } catch (S3Exception e) {
            throw e;
        } catch (RuntimeException e) {
            Path target = folder.resolve(bucket);
            FolderFault fault = WriteFault.of(e, target, bytes).orElseThrow(() -> e);
            throw error(507, fault.code(), target.toString(), e);
        }
    }
}
