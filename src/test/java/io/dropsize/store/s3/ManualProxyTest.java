package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.network.Proxies;
import io.dropsize.network.ProxySettings;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.ForwardingProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@Timeout(60)
class ManualProxyTest {
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));

    private final FakeS3 service = new FakeS3();
    private final ForwardingProxy proxy =
            new ForwardingProxy(new InetSocketAddress("127.0.0.1", service.endpoint().getPort()));
    private Runnable restore = () -> {};

    @AfterEach
    void close() throws IOException {
        restore.run();
        proxy.close();
        service.close();
    }

    private static Runnable use(ForwardingProxy proxy, String exceptions) {
        ProxySettings manual =
                ProxySettings.manual("127.0.0.1:" + proxy.port(), ForwardingProxy.USER, exceptions)
                        .orElseThrow();
        return Proxies.use(
                new Proxies.Choice(() -> manual, _ -> Optional.of(ForwardingProxy.PASSWORD)));
    }

    private static UploadResult put(String endpoint) {
        URI address = URI.create(endpoint);
        var destination =
                new Destination(
                        "Shop",
                        Service.OTHER,
                        "images",
                        null,
                        address,
                        new Credentials.AccessKey("AKID"),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        try (S3ObjectStore store =
                S3ObjectStore.open(
                        destination,
                        address,
                        () -> Optional.of(new SecretKey("AKID", "secret")),
                        SHORT)) {
            return store.put(
                    new Upload("a.png", new byte[] {1, 2}, "image/png", "r", false), _ -> {});
        }
    }

    @Test
    void uploadsPassTheProxyWithItsPassword() {
        restore = use(proxy, "");

        assertThat(put("http://s3.fake.invalid")).isEqualTo(UploadResult.STORED);
        assertThat(proxy.requests()).contains("HEAD http://s3.fake.invalid/images/a.png");
    }

    @Test
    void requestsGoToAHostWithAnUnderscore() {
        restore = use(proxy, "");

        assertThat(put("http://object_store:9000")).isEqualTo(UploadResult.STORED);
        assertThat(proxy.requests()).contains("HEAD http://object_store:9000/images/a.png");
        assertThat(service.received.getFirst("Host")).isEqualTo("object_store:9000");
    }

    @ParameterizedTest
    @CsvSource({
        "400, PROXY_TUNNEL_REFUSED",
        "403, PROXY_TUNNEL_REFUSED",
        "404, PROXY_TUNNEL_REFUSED",
        "405, PROXY_TUNNEL_REFUSED",
        "407, PROXY_REFUSED",
        "500, PROXY_TUNNEL_FAILED",
        "502, PROXY_TUNNEL_FAILED",
        "503, PROXY_TUNNEL_FAILED",
        "504, PROXY_TUNNEL_FAILED"
    })
    void aProxyThatRefusesTheTunnelIsNamed(int status, ErrorKind kind) {
        restore = use(proxy, "");
        proxy.refuseTunnels(status);

        var failure =
                catchThrowableOfType(DropsizeException.class, () -> put("https://s3.fake.invalid"));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.context()).contains("127.0.0.1:" + proxy.port(), "" + status);
        assertThat(ErrorText.forCommandLine(failure))
                .startsWith("The proxy 127.0.0.1:" + proxy.port());
        assertThat(proxy.requests()).containsOnly("CONNECT s3.fake.invalid:443");
    }

    @Test
    void exceptionsAndThisComputerPassNoProxy() {
        restore = use(proxy, "10.0.0.0/8, .fake.invalid");

        assertThat(put(service.endpoint().toString())).isEqualTo(UploadResult.STORED);
        var failure =
                catchThrowableOfType(DropsizeException.class, () -> put("http://s3.fake.invalid"));

        assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK_DOWN);
        assertThat(proxy.requests()).isEmpty();
    }
}
