package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.ForwardingProxy;
import io.dropsize.testkit.TlsForwarder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients read from their environment, and what they leave behind. */
class S3ClientsTest {
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));

    private final FakeS3 service = new FakeS3();
    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocket proxy;

    @BeforeEach
    void listen() throws IOException {
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::hangUp);
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        proxy.close();
    }

    /** A proxy that counts who comes. */
    private void hangUp() {
        while (!proxy.isClosed()) {
            try (var _ = proxy.accept()) {
                asked.incrementAndGet();
            } catch (IOException _) {
                return;
            }
        }
    }

    private S3ObjectStore open(URI endpoint) {
        return S3ObjectStore.open(
                destination(endpoint),
                endpoint,
                () -> Optional.of(new SecretKey("AKID", "secret")),
                SHORT);
    }

    private static Destination destination(URI endpoint) {
        return new Destination(
                "Shop",
                Service.OTHER,
                "images",
                null,
                endpoint,
                new Credentials.AccessKey("AKID"),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    private S3ObjectStore openBehindTheProxy(URI endpoint) {
        return openBehindTheProxy(endpoint, proxy.getLocalPort());
    }

    private S3ObjectStore openBehindTheProxy(URI endpoint, int port) {
        for (String scheme : List.of("http", "https")) {
            System.setProperty(scheme + ".proxyHost", "127.0.0.1");
            System.setProperty(scheme + ".proxyPort", Integer.toString(port));
        }
        try {
            return open(endpoint);
        } finally {
            for (String scheme : List.of("http", "https")) {
                System.clearProperty(scheme + ".proxyHost");
                System.clearProperty(scheme + ".proxyPort");
            }
        }
    }

    private static UploadResult put(S3ObjectStore store) {
        return store.put(new Upload("a.png", new byte[] {1, 2}, "image/png", "r", false), _ -> {});
    }

    @Test
    void whatGoesToThisComputerPassesNoProxy() {
        try (S3ObjectStore store = openBehindTheProxy(service.endpoint())) {
            assertThat(put(store)).isEqualTo(UploadResult.STORED);
        }

        assertThat(asked).hasValue(0);
    }

    @Test
    void whatGoesElsewherePassesTheProxy() {
        try (S3ObjectStore store = openBehindTheProxy(URI.create("http://s3.example.com"))) {
            assertThatThrownBy(store::check).isInstanceOf(DropsizeException.class);
        }

        assertThat(asked).hasPositiveValue();
    }

    private DropsizeException failureBehindTheProxy(String endpoint, int port) {
        try (S3ObjectStore store = openBehindTheProxy(URI.create(endpoint), port)) {
            return catchThrowableOfType(DropsizeException.class, store::check);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://s3.example.com", "https://s3.example.com"})
    void aProxyThatIsDownIsNamed(String endpoint) throws IOException {
        proxy.close();

        DropsizeException failure = failureBehindTheProxy(endpoint, proxy.getLocalPort());

        assertThat(failure.kind()).isEqualTo(ErrorKind.PROXY_UNREACHABLE);
        assertThat(failure.context()).containsExactly("127.0.0.1:" + proxy.getLocalPort());
        assertThat(failure.kind().isLostConnection()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://s3.example.com", "https://s3.example.com"})
    void aProxyThatRefusesIsNamedWithItsStatus(String endpoint) {
        try (var refusing =
                new FaultyServer(
                        FaultyServer.answer(
                                "407 Proxy Authentication Required",
                                "Proxy-Authenticate: Basic realm=\"x\"\r\n",
                                "<html>Log in</html>"))) {
            DropsizeException failure =
                    failureBehindTheProxy(endpoint, refusing.endpoint().getPort());

            assertThat(failure.kind()).isEqualTo(ErrorKind.PROXY_REFUSED);
            assertThat(failure.context()).containsExactly(refusing.host(), "407");
        }
    }

    @Test
    void thePinOfAServiceIsNotThatOfItsHttpsProxy(@TempDir Path folder) throws Exception {
        try (var inner = new ForwardingProxy(new InetSocketAddress("127.0.0.1", 9));
                var secure =
                        new TlsForwarder(folder, URI.create("http://127.0.0.1:" + inner.port()));
                S3Client client = client(secure.endpoint(), secure.certificate())) {
            inner.withoutPassword();

            assertThatThrownBy(() -> client.headBucket(head -> head.bucket("images")))
                    .hasRootCauseInstanceOf(CertPathBuilderException.class);
            assertThat(inner.requests()).isEmpty();
        }
    }

    private static S3Client client(URI proxy, Fingerprint pin) {
        URI endpoint = URI.create("https://s3.fake.invalid");
        return S3Clients.client(
                destination(endpoint).pinned(pin),
                endpoint,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")),
                SHORT,
                Optional.of(proxy),
                new ServiceClock());
    }

    @Test
    void whatIsUnderWayWhenItsStoreIsClosedIsCancelled() throws Exception {
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ExecutorService sender = Executors.newSingleThreadExecutor()) {
            S3ObjectStore store = open(URI.create("http://127.0.0.1:" + mute.getLocalPort()));
            Future<UploadResult> sending = sender.submit(() -> put(store));

            try (var _ = mute.accept()) {
                store.close();

                assertThatThrownBy(() -> sending.get(20, TimeUnit.SECONDS))
                        .cause()
                        .isInstanceOfSatisfying(
                                DropsizeException.class,
                                e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
            }
        }
    }

    @Test
    void aClosedStoreLeavesNoThread() throws InterruptedException {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        S3ObjectStore store = open(service.endpoint());
        put(store);
        Set<Thread> clocks = new HashSet<>(Thread.getAllStackTraces().keySet());
        clocks.removeAll(before);
        clocks.removeIf(thread -> !thread.getName().equals("s3-idle"));

        store.close();

        assertThat(clocks).hasSize(1);
        for (Thread clock : clocks) {
            assertThat(clock.join(Duration.ofSeconds(5))).isTrue();
        }
    }
}
