package io.dropsize.store.s3;

import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.URI;

/** Makes buckets for tests, which the program itself never does. */
final class Buckets {
    private Buckets() {}

    static void makeEmpty(URI endpoint, SecretKey keys, String bucket) {
        var credentials =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(keys.id(), keys.secret()));
        try (var client =
                S3Clients.client(
                        ObjectStoreContract.destination(bucket, endpoint, keys),
                        endpoint,
                        credentials,
                        Timeouts.USUAL)) {
            try {
                client.createBucket(create -> create.bucket(bucket));
            } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException _) {
                // It is ours from the test before.
            }
            for (S3Object left : client.listObjectsV2(list -> list.bucket(bucket)).contents()) {
                client.deleteObject(delete -> delete.bucket(bucket).key(left.key()));
            }
        }
    }
}
