package io.dropsize.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.dropsize.about.ThisBuild;
import io.dropsize.about.Version;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.network.Proxies;
import io.dropsize.network.ProxySettings;
import io.dropsize.testkit.ForwardingProxy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

class GitHubReleasesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final ThisBuild BUILD =
            new ThisBuild(
                    version("1.0.0"),
                    URI.create("https://github.com/dropsize/dropsize"),
                    URI.create("https://api.github.com/repos/dropsize/dropsize/releases/latest"));
    private static final String GOOD =
            """
            {"tag_name": "v1.2.0", "draft": false, "prerelease": false,
             "html_url": "https://github.com/dropsize/dropsize/releases/tag/v1.2.0",
             "name": "Größer ☃ \u202e", "body": "日本語", "assets": [{"size": 1e999999999}]}
            """;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Headers> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private Runnable restore = () -> {};

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        restore.run();
        end.countDown();
        server.stop(0);
        threads.close();
    }

    @Test
    void theNewestReleaseIsReturnedWithItsPage() {
        answer(200, GOOD);

        assertThat(releases().latest())
                .isEqualTo(
                        new Release(
                                version("1.2.0"),
                                URI.create(
                                        "https://github.com/dropsize/dropsize/releases/tag/v1.2.0")));
    }

    @Test
    void theProxyOfTheSettingsIsAsked() throws IOException {
        try (ForwardingProxy proxy = new ForwardingProxy(server.getAddress()).withoutPassword()) {
            ProxySettings manual =
                    ProxySettings.manual("127.0.0.1:" + proxy.port(), ForwardingProxy.USER, "")
                            .orElseThrow();
            restore =
                    Proxies.use(
                            new Proxies.Choice(
                                    () -> manual, _ -> Optional.of(ForwardingProxy.PASSWORD)));
            Releases releases =
                    new GitHubReleases(BUILD, "https://releases.invalid/latest", TIMEOUT);

            assertThat(failure(releases)).isNotNull();

            assertThat(proxy.requests()).contains("CONNECT releases.invalid:443");
        }
    }

    private static Runnable use(int port, String exceptions) {
        ProxySettings manual =
                ProxySettings.manual("127.0.0.1:" + port, "", exceptions).orElseThrow();
        return Proxies.use(new Proxies.Choice(() -> manual, _ -> Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "403, PROXY_TUNNEL_REFUSED",
        "407, PROXY_REFUSED",
        "502, PROXY_TUNNEL_FAILED",
    })
    void aProxyThatRefusesTheTunnelIsNamed(int status, ErrorKind kind) throws IOException {
        try (ForwardingProxy proxy = new ForwardingProxy(server.getAddress()).withoutPassword()) {
            proxy.refuseTunnels(status);
            restore = use(proxy.port(), "");

            DropsizeException failure =
                    failure(new GitHubReleases(BUILD, "https://releases.invalid/x", TIMEOUT));

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.context()).contains("127.0.0.1:" + proxy.port(), "" + status);
        }
    }

    @Test
    void aProxyThatCannotBeReachedIsNamed() {
        restore = use(1, "");

        DropsizeException failure =
                failure(new GitHubReleases(BUILD, "https://releases.invalid/x", TIMEOUT));

        assertThat(failure.kind()).isEqualTo(ErrorKind.PROXY_UNREACHABLE);
        assertThat(failure.context()).containsExactly("127.0.0.1:1");
    }

    @Test
    void nobodyLearnsMoreThanNameAndVersion() {
        answer(200, GOOD);

        releases().latest();

        Headers sent = asked.getFirst();
        assertThat(sent.getFirst("User-Agent")).isEqualTo("Dropsize/1.0.0");
        assertThat(sent.keySet())
                .allSatisfy(
                        name ->
                                assertThat(name.toLowerCase(Locale.ROOT))
                                        .isIn(
                                                "user-agent",
                                                "accept",
                                                "host",
                                                "connection",
                                                "content-length"));
    }

    @Test
    void aStrangePageIsNotOpened() {
        answer(200, GOOD.replace("github.com/dropsize", "evil.example.com/dropsize"));

        assertThat(releases().latest().page())
                .isEqualTo(URI.create("https://github.com/dropsize/dropsize/releases"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tag_name\": \"v2.0.0\", \"draft\": true}",
                "{\"tag_name\": \"v2.0.0\", \"prerelease\": true}",
                "{\"tag_name\": \"v2.0.0-rc.1\"}"
            })
    void whatIsNotFinishedIsNotOffered(String json) {
        answer(200, json);

        assertThat(failure(releases()).kind()).isEqualTo(ErrorKind.RELEASES_NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Log in to the hotel</body></html>",
                "",
                "{\"tag_name\": \"v1.2",
                "null",
                "[]",
                "7",
                "{}",
                "{\"tag_name\": null}",
                "{\"tag_name\": 120}",
                "{\"tag_name\": [\"v1.2.0\"]}",
                "{\"tag_name\": \"1.2.0\"}",
                "{\"tag_name\": \"latest\"}",
                "{\"tag_name\": \"v1.2.0\\n\"}",
                "{\"tag_name\": \"v1.2.0\u202e\"}"
            })
    void responsesWithoutAReleaseAreReported(String body) {
        answer(200, body);

        DropsizeException error = failure(releases());

        assertThat(error.kind()).isEqualTo(ErrorKind.RELEASES_GARBLED);
        assertThat(ErrorText.of(error)).startsWith("127.0.0.1 sent an unexpected response");
    }

    @Test
    void deepNestingIsRefused() {
        answer(200, "[".repeat(500_000));

        assertThat(failure(releases()).kind()).isEqualTo(ErrorKind.RELEASES_GARBLED);
    }

    @ParameterizedTest
    @CsvSource({
        "404, RELEASES_NONE",
        "429, RELEASES_LIMITED",
        "403, RELEASES_GARBLED",
        "401, RELEASES_GARBLED",
        "204, RELEASES_GARBLED",
        "300, RELEASES_GARBLED",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR"
    })
    void everyStatusHasItsSentence(int status, ErrorKind kind) {
        answer(status, "");

        assertThat(failure(releases()).kind()).isEqualTo(kind);
    }

    @Test
    void theRateLimitIsDistinguishedFromOtherRefusals() {
        on(
                exchange -> {
                    exchange.getResponseHeaders().set("X-RateLimit-Remaining", "0");
                    send(exchange, 403, "{\"message\": \"API rate limit exceeded\"}");
                });

        assertThat(failure(releases()).kind()).isEqualTo(ErrorKind.RELEASES_LIMITED);
    }

    @Test
    void anEndlessBodyIsBrokenOff() {
        on(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
                    try (OutputStream out = exchange.getResponseBody()) {
                        while (end.getCount() > 0) {
                            out.write(blanks);
                        }
                    }
                });

        assertThat(failure(releases()).kind()).isEqualTo(ErrorKind.RELEASES_GARBLED);
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForWithoutEnd() {
        on(_ -> end.await());

        assertThat(failure(releases(Duration.ofMillis(300))).kind()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void anAnswerThatStopsMidwayIsNotWaitedForEither() {
        on(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    end.await();
                });

        assertThat(failure(releases(Duration.ofMillis(700))).kind()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void aRedirectNeverLeavesHttps() {
        on(exchange -> redirect(exchange, address() + "elsewhere"));

        assertThat(failure(releases()).kind()).isEqualTo(ErrorKind.RELEASES_GARBLED);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere", "file:///etc/passwd", "https://a b/", "", "//x.example"})
    void aRedirectToNowhereIsNotFollowed(String place) {
        on(exchange -> redirect(exchange, place));

        assertThat(failure(releases()).kind()).isEqualTo(ErrorKind.RELEASES_GARBLED);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aRedirectToHttpsIsFollowed() {
        on(exchange -> redirect(exchange, address().toString().replace("http:", "https:")));

        // That server doesn't support TLS, so the error proves that it was contacted.
        assertThat(failure(releases()).kind()).isEqualTo(ErrorKind.RELEASES_UNREACHABLE);
    }

    @Test
    void anUnusedPortIsReported() {
        URI gone = address();
        server.stop(0);

        DropsizeException error = failure(new GitHubReleases(BUILD, gone.toString(), TIMEOUT));

        assertThat(error.kind()).isEqualTo(ErrorKind.RELEASES_UNREACHABLE);
        assertThat(ErrorText.of(error)).startsWith("Couldn’t connect securely to 127.0.0.1");
    }

    @Test
    void aBrokenConnectionIsReported() {
        on(HttpExchange::close);

        assertThat(failure(releases()).kind()).isEqualTo(ErrorKind.CONNECTION_BROKEN);
    }

    @Test
    void askingCanBeInterrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        on(
                _ -> {
                    arrived.countDown();
                    end.await();
                });
        FutureTask<DropsizeException> asking = new FutureTask<>(() -> failure(releases()));
        Thread thread = Thread.ofVirtual().start(asking);
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        assertThat(asking.get(20, TimeUnit.SECONDS).kind()).isEqualTo(ErrorKind.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://releases.example.com/latest",
                "https://me:secret@example.com/",
                "not an address",
                "/latest",
                "file:///tmp/latest.json"
            })
    void anUnsafeAddressIsNotAsked(String address) {
        DropsizeException error = failure(new GitHubReleases(BUILD, address, TIMEOUT));

        assertThat(error.kind()).isEqualTo(ErrorKind.BAD_SETTING);
        assertThat(ErrorText.of(error)).contains("DROPSIZE_RELEASES", "https://");
    }

    @Test
    void anotherAddressCanBeSetFromOutside() {
        answer(200, GOOD.replace("v1.2.0", "v3.0.0"));
        System.setProperty("dropsize.releases", address().toString());
        try {
            assertThat(GitHubReleases.of(BUILD).latest().version()).isEqualTo(version("3.0.0"));
        } finally {
            System.clearProperty("dropsize.releases");
        }
    }

    private Releases releases() {
        return releases(TIMEOUT);
    }

    private Releases releases(Duration timeout) {
        return new GitHubReleases(BUILD, address() + "latest", timeout);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(int status, String body) {
        on(exchange -> send(exchange, status, body));
    }

    private void on(Answer answer) {
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestHeaders());
                    assertThat(exchange.getRequestURI().getQuery()).isNull();
                    try (exchange) {
                        answer.to(exchange);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                });
    }

    private static void redirect(HttpExchange exchange, String place) throws IOException {
        exchange.getResponseHeaders().set("Location", place);
        send(exchange, 302, "");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static DropsizeException failure(Releases releases) {
        @Nullable DropsizeException error =
                catchThrowableOfType(DropsizeException.class, releases::latest);
        assertThat(error).isNotNull();
        return error;
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }

    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
