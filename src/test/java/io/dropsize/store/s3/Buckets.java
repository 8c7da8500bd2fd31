package io.dropsize.store.s3;

import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Creates buckets for tests, which the program itself never does. */
final class Buckets {
    private Buckets() {}

    static void makeEmpty(URI endpoint, SecretKey keys, String bucket) {
        try (var client = client(endpoint, keys, bucket)) {
            try {
                client.createBucket(create -> create.bucket(bucket));
            } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException _) {
                // It is ours from the previous test.
            }
            for (S3Object left : client.listObjectsV2(list -> list.bucket(bucket)).contents()) {
                client.deleteObject(delete -> delete.bucket(bucket).key(left.key()));
            }
            for (MultipartUpload left : unfinished(client, bucket)) {
                client.abortMultipartUpload(
                        abort -> abort.bucket(bucket).key(left.key()).uploadId(left.uploadId()));
            }
        }
    }

    /** The keys of uploads in parts that were neither completed nor aborted. */
    static List<String> unfinished(URI endpoint, SecretKey keys, String bucket) {
        try (var client = client(endpoint, keys, bucket)) {
            return unfinished(client, bucket).stream().map(MultipartUpload::key).toList();
        }
    }

    private static List<MultipartUpload> unfinished(S3Client client, String bucket) {
        return client.listMultipartUploads(list -> list.bucket(bucket)).uploads();
    }

    /** As another program would begin it. */
    static void begin(URI endpoint, SecretKey keys, String bucket, String key, byte[] part) {
        try (var client = client(endpoint, keys, bucket)) {
            String id =
                    client.createMultipartUpload(begin -> begin.bucket(bucket).key(key)).uploadId();
            client.uploadPart(
                    send -> send.bucket(bucket).key(key).uploadId(id).partNumber(1),
                    RequestBody.fromBytes(part));
        }
    }

    /** Objects are locked for a day, in the mode that their owner may override. */
    static void makeLocked(URI endpoint, SecretKey keys, String bucket) {
        try (var client = client(endpoint, keys, bucket)) {
            client.createBucket(create -> create.bucket(bucket).objectLockEnabledForBucket(true));
            client.putObjectLockConfiguration(
                    put ->
                            put.bucket(bucket)
                                    .objectLockConfiguration(
                                            lock ->
                                                    lock.objectLockEnabled("Enabled")
                                                            .rule(
                                                                    rule ->
                                                                            rule.defaultRetention(
                                                                                    keep ->
                                                                                            keep.mode(
                                                                                                            "GOVERNANCE")
                                                                                                    .days(
                                                                                                            1)))));
        }
    }

    static void setVersioning(
            URI endpoint, SecretKey keys, String bucket, BucketVersioningStatus status) {
        try (var client = client(endpoint, keys, bucket)) {
            client.putBucketVersioning(
                    put -> put.bucket(bucket).versioningConfiguration(set -> set.status(status)));
        }
    }

    private static S3Client client(URI endpoint, SecretKey keys, String bucket) {
        return S3Clients.client(
                S3StoreContract.destination(bucket, endpoint, keys),
                endpoint,
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(keys.id(), keys.secret())),
                Timeouts.DEFAULT,
                Optional.empty(),
                new ServiceClock());
    }
}
