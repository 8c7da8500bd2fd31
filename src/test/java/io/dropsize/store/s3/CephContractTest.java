package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.SecretKey;
import io.dropsize.store.UploadResult;
import io.dropsize.store.Versioning;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

import java.net.URI;

/** The contract, tested with a real distributed object store, if one is running. */
@Tag("ceph")
class CephContractTest extends S3StoreContract {
    @Override
    URI endpoint() {
        return URI.create(System.getenv("DROPSIZE_TEST_S3_ENDPOINT"));
    }

    @Override
    SecretKey keys() {
        return new SecretKey(
                System.getenv("DROPSIZE_TEST_S3_ACCESS_KEY"),
                System.getenv("DROPSIZE_TEST_S3_SECRET_KEY"));
    }

    @Test
    void aBucketWithObjectLockTakesImagesWholeAndInParts() {
        String bucket = "locked-" + System.nanoTime();
        Buckets.makeLocked(endpoint(), keys(), bucket);
        try (var store = open(bucket, endpoint(), keys())) {
            assertThat(store.put(upload("a.png", random(1000), "a"), _ -> {}))
                    .isEqualTo(UploadResult.STORED);
            assertThat(store.put(upload("big.png", random(20 << 20), "big"), _ -> {}))
                    .isEqualTo(UploadResult.STORED);
            assertThat(store.put(upload("a.png", random(999), "b"), _ -> {}))
                    .isEqualTo(UploadResult.KEY_TAKEN);

            store.delete("a.png");
            assertThat(store.head("a.png")).isEmpty();
            assertThat(store.probe().putPublic(upload("a.png", new byte[1], "c"))).isTrue();
            store.probe().removeVersions("a.png");
        }
    }

    @Test
    void theVersioningOfABucketIsReported() {
        String bucket = "versioned-bucket";
        Buckets.makeEmpty(endpoint(), keys(), bucket);
        try (var store = open(bucket, endpoint(), keys())) {
            assertThat(store.versioning()).isIn(Versioning.OFF, Versioning.UNKNOWN);

            Buckets.setVersioning(endpoint(), keys(), bucket, BucketVersioningStatus.ENABLED);
            assertThat(store.versioning()).isEqualTo(Versioning.ON);

            Buckets.setVersioning(endpoint(), keys(), bucket, BucketVersioningStatus.SUSPENDED);
            assertThat(store.versioning()).isEqualTo(Versioning.UNKNOWN);
        }
    }
}
