package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.local.LocalServer;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.TlsForwarder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Uploads to the embedded server behind a self-signed certificate, with real signatures. */
@Timeout(60)
class PinnedCertificateTest {
    private static final Upload UPLOAD =
            new Upload("a.png", new byte[] {1, 2}, "image/png", "r", false);

    @TempDir private static Path folder;
    private static LocalServer server;
    private static TlsForwarder tls;

    @BeforeAll
    static void start() throws Exception {
        server = LocalServer.start(folder.resolve("objects"), folder.resolve("state"));
        tls = new TlsForwarder(folder, server.endpoint());
    }

    @AfterAll
    static void stop() throws IOException {
        tls.close();
        server.close();
    }

    private static S3ObjectStore open(@Nullable Fingerprint pin) {
        Destination destination =
                new Destination(
                                "Shop",
                                Service.OTHER,
                                Destination.thisComputer().bucket(),
                                null,
                                tls.endpoint(),
                                new Credentials.AccessKey("AKID"),
                                KeyTemplate.DEFAULT,
                                null,
                                false)
                        .pinned(pin);
        return (S3ObjectStore)
                S3ObjectStore.open(
                        destination, tls.endpoint(), () -> Optional.of(server.accessKey()));
    }

    @Test
    void thePinnedCertificateIsTrustedThoughItIsSelfSignedAndOfAnotherHost() {
        try (S3ObjectStore store = open(tls.certificate())) {
            assertThat(store.put(UPLOAD, _ -> {})).isEqualTo(UploadResult.STORED);
            assertThat(store.get("a.png", 2)).containsExactly(1, 2);
            assertThat(store.probe().secure()).isPresent();
        }
    }

    @Test
    void withoutAPinItIsRefused() {
        try (S3ObjectStore store = open(null)) {
            assertThat(failure(store).kind()).isEqualTo(ErrorKind.CERTIFICATE_UNTRUSTED);
        }
    }

    @Test
    void anotherCertificateThanThePinnedOneIsASentence() {
        try (S3ObjectStore store = open(Fingerprint.of(new byte[] {1}))) {
            DropsizeException failure = failure(store);

            assertThat(failure.kind()).isEqualTo(ErrorKind.CERTIFICATE_CHANGED);
            assertThat(ErrorText.of(failure))
                    .contains("isn’t the one you have trusted")
                    .contains(tls.certificate().text());
        }
    }

    private static DropsizeException failure(S3ObjectStore store) {
        return catchThrowableOfType(DropsizeException.class, () -> store.put(UPLOAD, _ -> {}));
    }
}
