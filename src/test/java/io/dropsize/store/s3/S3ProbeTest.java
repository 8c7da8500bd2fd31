package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Upload;

import org.junit.jupiter.api.Test;

/** What a check finds at services that deviate; {@link S3StoreContract} has the others. */
class S3ProbeTest {
    private static final Upload UPLOAD =
            new Upload("a.png", new byte[] {1}, "image/png", "check", false);

    @Test
    void aServiceThatStoresBytesWithAWrongChecksumIsFound() {
        try (FakeS3 service = new FakeS3();
                ObjectStore store = open(service)) {
            assertThat(store.probe().clockOffset()).isEmpty();
            assertThat(store.probe().verifiesChecksums(UPLOAD)).contains(false);
            assertThat(store.probe().clockOffset()).isPresent();
        }
    }

    @Test
    void plainHttpHasNoCertificate() {
        try (FakeS3 service = new FakeS3();
                ObjectStore store = open(service)) {
            assertThat(store.probe().secure()).isEmpty();
        }
    }

    @Test
    void removingVersionsNeverFails() {
        try (FakeS3 service = new FakeS3();
                ObjectStore store = open(service)) {
            service.putOnly = true;
            store.probe().removeVersions("a.png");
        }
    }

    private static ObjectStore open(FakeS3 service) {
        return S3StoreContract.open("images", service.endpoint(), new SecretKey("AKID", "secret"));
    }
}
