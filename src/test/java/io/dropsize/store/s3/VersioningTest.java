package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.Destination;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Versioning;
import io.dropsize.store.local.LocalServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether deleted objects are kept, according to the service's response. Ceph has its own test. */
class VersioningTest {
    private static final SecretKey KEYS = new SecretKey("AKID", "secret");
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(20));

    @ParameterizedTest
    @CsvSource({
        "<Status>Enabled</Status>, ON",
        "<Status>Suspended</Status>, UNKNOWN",
        "<Status>SomethingNew</Status>, UNKNOWN",
        "'', OFF",
        "<MfaDelete>Disabled</MfaDelete>, OFF",
    })
    void theBucketsConfigurationTells(String configuration, Versioning versioning) {
        String answer =
                "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        + configuration
                        + "</VersioningConfiguration>";

        assertThat(
                        versioning(
                                FaultyServer.answer(
                                        "200 OK", "Content-Type: application/xml\r\n", answer)))
                .isEqualTo(versioning);
    }

    @ParameterizedTest
    @CsvSource({
        "403 Forbidden, AccessDenied",
        "403 Forbidden, InvalidAccessKeyId",
        "404 Not Found, NoSuchBucket",
        "405 Method Not Allowed, MethodNotAllowed",
        "501 Not Implemented, NotImplemented",
    })
    void whatTheServiceRefusesToTellIsUnknown(String status, String code) {
        assertThat(versioning(FaultyServer.xmlError(status, code, "why")))
                .isEqualTo(Versioning.UNKNOWN);
    }

    @Test
    void whatIsNoAnswerOfS3IsUnknown() {
        var page =
                FaultyServer.answer(
                        "200 OK",
                        "Content-Type: text/html\r\n",
                        "<html><body>Log in</body></html>");

        assertThat(versioning(page)).isEqualTo(Versioning.UNKNOWN);
        assertThat(versioning(FaultyServer.answer("200 OK", "", "no XML")))
                .isEqualTo(Versioning.UNKNOWN);
        assertThat(versioning(FaultyServer.closeAtOnce())).isEqualTo(Versioning.UNKNOWN);
    }

    @Test
    void thisComputerKeepsNoVersions(@TempDir Path folder) {
        try (var server = LocalServer.start(folder.resolve("objects"), folder.resolve("state"))) {
            var here = Destination.thisComputer();
            try (var store =
                    S3ObjectStore.open(
                            here, server.endpoint(), () -> Optional.of(server.accessKey()))) {
                assertThat(store.versioning()).isEqualTo(Versioning.OFF);
            }
        }
    }

    private static Versioning versioning(FaultyServer.Fault fault) {
        try (var server = new FaultyServer(fault);
                var store = open(server.endpoint())) {
            return store.versioning();
        }
    }

    private static S3ObjectStore open(URI endpoint) {
        return S3ObjectStore.open(
                S3StoreContract.destination("photos", endpoint, KEYS),
                endpoint,
                () -> Optional.of(KEYS),
                SHORT);
    }
}
