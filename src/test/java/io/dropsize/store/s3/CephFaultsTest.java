package io.dropsize.store.s3;

import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;

import org.junit.jupiter.api.Tag;

import java.net.URI;
import java.time.Duration;

/** Faults on the connection to a real distributed object store, if one is running. */
@Tag("ceph")
class CephFaultsTest extends UploadFaults {
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

    /** The store has daemons that wait for each other and for the disk. */
    @Override
    Timeouts timeouts() {
        return new Timeouts(Duration.ofSeconds(4), Duration.ofSeconds(3), Duration.ofSeconds(14));
    }
}
