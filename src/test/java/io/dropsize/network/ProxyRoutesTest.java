package io.dropsize.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import io.dropsize.testkit.ForwardingProxy;
import io.dropsize.testkit.TlsForwarder;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(60)
class ProxyRoutesTest {
    @TempDir private static Path folder;

    private HttpServer server;
    private TlsForwarder service;
    private ForwardingProxy plain;
    private TlsForwarder proxy;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        URI http = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        service = new TlsForwarder(Files.createTempDirectory(folder, "service"), http);
        int port = service.endpoint().getPort();
        plain = new ForwardingProxy(new InetSocketAddress("127.0.0.1", port)).withoutPassword();
        URI secured = URI.create("http://127.0.0.1:" + plain.port());
        proxy = new TlsForwarder(Files.createTempDirectory(folder, "proxy"), secured);
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        plain.close();
        service.close();
        server.stop(0);
    }

    private record Seen(int status, boolean isRefused) {}

    private static Seen get(String address, URI proxy) throws Exception {
        var trusting =
                new DefaultClientTlsStrategy(
                        SSLContexts.custom().loadTrustMaterial(null, (_, _) -> true).build(),
                        HostnameVerificationPolicy.CLIENT,
                        NoopHostnameVerifier.INSTANCE);
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(trusting)
                        .build();
        try (CloseableHttpClient client =
                HttpClients.custom()
                        .setRoutePlanner(new ProxyRoutes(_ -> Optional.of(proxy)))
                        .setConnectionManager(connections)
                        .disableAutomaticRetries()
                        .build()) {
            var tunnel = new AtomicReference<>(Optional.<ProxyRoutes.Tunnel>empty());
            int status =
                    ScopedValue.where(ProxyRoutes.TUNNEL, tunnel)
                            .call(
                                    () ->
                                            client.execute(
                                                    new HttpGet(address),
                                                    response -> response.getCode()));
            return new Seen(status, tunnel.get().orElseThrow().isRefused());
        }
    }

    @Test
    void aRefusedTunnelIsRecognizedWithAndWithoutTlsToTheProxy() throws Exception {
        plain.refuseTunnels(403);
        URI unsecured = URI.create("http://127.0.0.1:" + plain.port());

        assertThat(get("https://s3.fake.invalid/", unsecured)).isEqualTo(new Seen(403, true));
        assertThat(get("https://s3.fake.invalid/", proxy.endpoint()))
                .isEqualTo(new Seen(403, true));
    }

    @Test
    void theServicesResponseIsNoRefusalOfTheProxy() throws Exception {
        plain.withTunnels();
        URI unsecured = URI.create("http://127.0.0.1:" + plain.port());

        for (URI any : new URI[] {unsecured, proxy.endpoint()}) {
            assertThat(get("https://s3.fake.invalid/", any)).isEqualTo(new Seen(204, false));
            assertThat(get("https://127.0.0.1/", any)).isEqualTo(new Seen(204, false));
        }
    }
}
