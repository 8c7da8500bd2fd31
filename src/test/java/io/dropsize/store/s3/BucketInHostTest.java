package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Which host a service's requests for a bucket use, as seen by a proxy. */
class BucketInHostTest {
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer proxy;

    @BeforeEach
    void listen() throws IOException {
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        proxy.createContext("/", this::hear);
        proxy.start();
    }

    @AfterEach
    void close() {
        proxy.stop(0);
    }

    /** There is nothing, whatever the request. */
    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(
                    exchange.getRequestHeaders().getFirst("Host")
                            + exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private S3ObjectStore openBehindTheProxy(String bucket, URI endpoint) {
        var destination =
                new Destination(
                        "Shop",
                        Service.OTHER,
                        bucket,
                        null,
                        endpoint,
                        new Credentials.AccessKey("AKID"),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", Integer.toString(proxy.getAddress().getPort()));
        try {
            return S3ObjectStore.open(
                    destination,
                    endpoint,
                    () -> Optional.of(new SecretKey("AKID", "secret")),
                    Timeouts.DEFAULT);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "oss-cn-hangzhou.aliyuncs.com, images, images.oss-cn-hangzhou.aliyuncs.com/a.png",
        "s3.oss-eu-central-1.aliyuncs.com, images, images.s3.oss-eu-central-1.aliyuncs.com/a.png",
        "cos.ap-guangzhou.myqcloud.com, img-1250, img-1250.cos.ap-guangzhou.myqcloud.com/a.png",
        "s3-accesspoint.eu-west-1.amazonaws.com, my-ap-123456789012,"
                + " my-ap-123456789012.s3-accesspoint.eu-west-1.amazonaws.com/a.png",
        "nlb-1.cn-hangzhou.nlb.aliyuncs.com, images, nlb-1.cn-hangzhou.nlb.aliyuncs.com/images/a.png",
        "s3.example.com, images, s3.example.com/images/a.png",
    })
    void theBucketIsWhereTheServiceRequiresIt(String host, String bucket, String place) {
        try (var store = openBehindTheProxy(bucket, URI.create("http://" + host))) {
            assertThat(store.head("a.png")).isEmpty();

            assertThat(asked).containsExactly(place);
            assertThat(store.publicUrl("a.png")).hasToString("http://" + place);
            assertThat(store.signedUrl("a.png", Duration.ofHours(1)).toString())
                    .startsWith("http://" + place + "?");
        }
    }
}
