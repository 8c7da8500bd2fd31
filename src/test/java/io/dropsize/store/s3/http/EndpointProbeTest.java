package io.dropsize.store.s3.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.s3.S3ObjectStore;
import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

class EndpointProbeTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** The first byte of a TLS handshake. */
    private static final int HANDSHAKE = 0x16;

    private static final char[] WORD = "changeit".toCharArray();

    @TempDir private static Path folder;
    private static final String ANSWER =
            """
            HTTP/1.1 400 Bad Request\r
            Date: Mon, 30 Nov 2026 12:00:00 GMT\r
            Content-Type: text/plain\r
            Connection: close\r
            \r
            Client sent an HTTP request to an HTTPS server.
            """;

    private static ServerSocket server;
    private static SSLSocketFactory secured;

    /** Whether requests by http are answered like nginx and Go's server do, or not at all. */
    private static volatile boolean isAnswering;

    private static X509ExtendedTrustManager trusting;
    private static Fingerprint fingerprint;

    /** A server whose certificate is for 127.0.0.2, and a client that trusts it. */
    @BeforeAll
    static void startServer() throws Exception {
        Path file = folder.resolve("server.p12");
        List<String> keytool =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(WORD),
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=ip:127.0.0.2");
        assertThat(new ProcessBuilder(keytool).inheritIO().start().waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(file.toFile(), WORD);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, WORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        trusting = (X509ExtendedTrustManager) trust.getTrustManagers()[0];
        fingerprint = Fingerprint.of(store.getCertificate("server").getEncoded());
        secured = context.getSocketFactory();
        server = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
        Thread.ofVirtual().start(EndpointProbeTest::serve);
    }

    private static void serve() {
        while (true) {
            try (Socket client = server.accept()) {
                int first = client.getInputStream().read();
                if (first == HANDSHAKE) {
                    InputStream consumed = new ByteArrayInputStream(new byte[] {(byte) first});
                    SSLSocket secure = (SSLSocket) secured.createSocket(client, consumed, true);
                    secure.startHandshake();
                    var _ = secure.getInputStream().read();
                } else if (isAnswering) {
                    client.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                    client.shutdownOutput();
                    var _ = client.getInputStream().readAllBytes();
                }
            } catch (SSLException _) {
                // The client refuses the certificate.
            } catch (IOException _) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    private static EndpointProbe probe(String endpoint) {
        return new EndpointProbe(
                URI.create(endpoint), Optional.empty(), LONG, new CertificateTrust(null, trusting));
    }

    private static ErrorKind failure(Supplier<Optional<String>> work) {
        return catchThrowableOfType(DropsizeException.class, work::get).kind();
    }

    @Test
    void aValidCertificateIsDescribed() {
        assertThat(probe("https://127.0.0.2:" + server.getLocalPort()).secure().orElseThrow())
                .matches("TLSv1\\.[23], \\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void aCertificateOfAnotherHostIsNamed() {
        assertThat(failure(() -> probe("https://127.0.0.1:" + server.getLocalPort()).secure()))
                .isEqualTo(ErrorKind.CERTIFICATE_HOST);
    }

    @Test
    void aCertificateOfAnUnknownIssuerIsNamed() {
        URI endpoint = URI.create("https://127.0.0.2:" + server.getLocalPort());

        assertThat(failure(() -> pinned(endpoint, null).secure()))
                .isEqualTo(ErrorKind.CERTIFICATE_UNTRUSTED);
    }

    private static EndpointProbe pinned(URI endpoint, @Nullable Fingerprint pin) {
        return new EndpointProbe(endpoint, Optional.empty(), LONG, new CertificateTrust(pin));
    }

    @Test
    void aPinnedCertificateIsTrustedWhateverItsIssuerAndHost() {
        URI endpoint = URI.create("https://127.0.0.1:" + server.getLocalPort());

        assertThat(pinned(endpoint, fingerprint).secure()).isPresent();
        assertThat(
                        catchThrowableOfType(
                                        DropsizeException.class,
                                        () -> pinned(endpoint, null).secure())
                                .context())
                .containsExactly(endpoint.getAuthority(), fingerprint.text());
    }

    @Test
    void anotherCertificateThanThePinnedOneIsRefused() {
        URI endpoint = URI.create("https://127.0.0.2:" + server.getLocalPort());
        Fingerprint other = Fingerprint.of(new byte[] {1});

        DropsizeException failure =
                catchThrowableOfType(
                        DropsizeException.class, () -> pinned(endpoint, other).secure());

        assertThat(failure.kind()).isEqualTo(ErrorKind.CERTIFICATE_CHANGED);
        assertThat(failure.context()).containsExactly(endpoint.getAuthority(), fingerprint.text());
    }

    @Test
    void anExpiredCertificateIsNamed() {
        var direct =
                new SSLHandshakeException("certificate_expired")
                        .initCause(new CertificateExpiredException("NotAfter"));
        var nested =
                new SSLHandshakeException("PKIX")
                        .initCause(
                                new CertPathValidatorException(
                                        "validity check failed",
                                        null,
                                        null,
                                        -1,
                                        CertPathValidatorException.BasicReason.EXPIRED));

        for (Throwable each : List.of(direct, nested)) {
            assertThat(TlsFailure.translate((SSLException) each, each, "h").kind())
                    .isEqualTo(ErrorKind.CERTIFICATE_DATE);
        }
    }

    @Test
    void anUnknownHostIsNamed() {
        assertThat(failure(() -> probe("https://nowhere.invalid").resolve()))
                .isEqualTo(ErrorKind.HOST_UNKNOWN);
    }

    @Test
    void anIpAddressNeedsNoName() {
        assertThat(probe("https://[::1]:9").resolve()).contains("0:0:0:0:0:0:0:1");
    }

    @Test
    void anUnusedPortIsUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(failure(() -> probe("https://127.0.0.1:" + port).secure()))
                .isEqualTo(ErrorKind.NETWORK_DOWN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void httpAtAPortForHttpsIsNamed(boolean answering) {
        isAnswering = answering;
        URI endpoint = URI.create("http://127.0.0.1:" + server.getLocalPort());
        Destination destination =
                new Destination(
                        "Shop",
                        Service.OTHER,
                        "images",
                        null,
                        endpoint,
                        new Credentials.AccessKey("AKID"),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        try (var store =
                S3ObjectStore.open(
                        destination,
                        endpoint,
                        () -> Optional.of(new SecretKey("AKID", "secret")))) {
            assertThat(catchThrowableOfType(DropsizeException.class, store::check).kind())
                    .isEqualTo(ErrorKind.HTTPS_NEEDED);
        }
    }

    @Test
    void aProxyResolvesTheHostItself() {
        var probe =
                new EndpointProbe(
                        URI.create("https://nowhere.invalid"),
                        Optional.of(URI.create("http://127.0.0.1:9")),
                        LONG,
                        new CertificateTrust(null));

        assertThat(probe.resolve()).isEmpty();
        assertThat(probe.secure()).isEmpty();
    }
}
