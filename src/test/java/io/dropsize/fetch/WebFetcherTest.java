package io.dropsize.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.network.Proxies;
import io.dropsize.network.ProxySettings;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.testkit.Cases;
import io.dropsize.testkit.ForwardingProxy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

class WebFetcherTest {
    private static final byte[] PNG = Cases.bytes("first-301.png");
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final FetchLimits LIMITS = new FetchLimits(1 << 20, LONG, LONG, LONG);

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private Runnable restore = () -> {};

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stopServer() {
        restore.run();
        over.countDown();
        server.stop(0);
    }

    @Test
    void anImageIsNamedAfterItsAddress() {
        answer("/", 200, PNG);

        Source source = fetch("/a/my%20picture.png?size=2#part");

        assertThat(source.name()).isEqualTo("my picture.png");
        assertThat(source.bytes()).isEqualTo(PNG);
        assertThat(source.isFetched()).isTrue();
        assertThat(asked).containsExactly("/a/my%20picture.png?size=2");
    }

    @Test
    void aVisitHasTheHeadersOfTheImage() {
        answer("/", 200, PNG, "Content-Type", "image/png", "Cache-Control", "max-age=60");

        assertThat(fetcher(true).visit(address("/x")))
                .isEqualTo(new WebFetcher.Visit("image/png", "max-age=60"));
    }

    @Test
    void theProxyLoadsImagesAndItsErrorsAreNamed() throws IOException {
        answer("/", 200, PNG);
        try (ForwardingProxy proxy = new ForwardingProxy(server.getAddress())) {
            restore = use(proxy, ForwardingProxy.PASSWORD);
            URI address = URI.create("http://images.invalid/x.png");

            assertThat(fetcher(false).fetch(address).bytes()).isEqualTo(PNG);
            assertThat(proxy.requests()).containsExactly("GET " + address);
            assertThat(kindOf(() -> fetcher(false).fetch(URI.create("http://10.0.0.1/x.png"))))
                    .isEqualTo(ErrorKind.ADDRESS_FORBIDDEN);
            assertThat(kindOf(() -> fetcher(false).fetch(URI.create("https://images.invalid/x"))))
                    .isEqualTo(ErrorKind.PROXY_TUNNEL_FAILED);
            assertThat(proxy.requests()).hasSize(2).contains("CONNECT images.invalid:443");

            restore = use(proxy, "wrong");
            assertThat(kindOf(() -> fetcher(false).fetch(address)))
                    .isEqualTo(ErrorKind.PROXY_REFUSED);
            proxy.close();
            assertThat(kindOf(() -> fetcher(false).fetch(address)))
                    .isEqualTo(ErrorKind.PROXY_UNREACHABLE);
        }
    }

    private static ErrorKind kindOf(ThrowingCallable work) {
        return catchThrowableOfType(DropsizeException.class, work).kind();
    }

    private static Runnable use(ForwardingProxy proxy, String password) {
        ProxySettings manual =
                ProxySettings.manual("127.0.0.1:" + proxy.port(), ForwardingProxy.USER, "")
                        .orElseThrow();
        return Proxies.use(new Proxies.Choice(() -> manual, _ -> Optional.of(password)));
    }

    @Test
    void aVisitReadsTheBeginningOfTheImageOnly() {
        List<String> ranges = new CopyOnWriteArrayList<>();
        server.createContext(
                "/",
                exchange -> {
                    ranges.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
                    exchange.getResponseHeaders().set("Content-Type", "image/png");
                    exchange.getResponseHeaders().set("Content-Range", "bytes 0-4095/9000000");
                    exchange.sendResponseHeaders(206, PNG.length);
                    exchange.getResponseBody().write(PNG);
                    exchange.close();
                });

        assertThat(fetcher(true).visit(address("/x")))
                .isEqualTo(new WebFetcher.Visit("image/png", null));
        assertThat(ranges).containsExactly("bytes=0-4095");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 416, 501})
    void aVisitOfAServerWithoutRangesReadsTheImage(int status) {
        server.createContext(
                "/",
                exchange -> {
                    boolean ranged = exchange.getRequestHeaders().containsKey("Range");
                    respond(exchange, ranged ? status : 200, ranged ? new byte[0] : PNG);
                });

        assertThat(fetcher(true).visit(address("/x"))).isEqualTo(new WebFetcher.Visit(null, null));
    }

    @Test
    void aPageIsNoImageToAVisitor() {
        answer("/", 200, "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8));

        assertThat(
                        catchThrowableOfType(
                                        DropsizeException.class,
                                        () -> fetcher(true).visit(address("/x")))
                                .kind())
                .isEqualTo(ErrorKind.ADDRESS_IS_PAGE);
    }

    @Test
    void aHostWithAnUnderscoreIsOpenedAsBrowsersDo() {
        answer("/", 200, PNG);
        CheckedResolver.Names names = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        URI address =
                URI.create("http://my_bucket.example:" + server.getAddress().getPort() + "/x");

        assertThat(new WebFetcher(() -> true, "Dropsize/1.0", LIMITS, names).fetch(address).bytes())
                .isEqualTo(PNG);
    }

    @Test
    void theServersNameIsCleanedAndHasTheExtensionOfTheImage() {
        answer(
                "/",
                200,
                PNG,
                "Content-Disposition",
                "attachment; filename=\"../../etc/\u0007a.jpg\"");

        assertThat(fetch("/x").name()).isEqualTo("a.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1",
                "http://localhost",
                "http://[::1]",
                "http://[::ffff:127.0.0.1]",
                "http://2130706433"
            })
    void nothingOnThisComputerIsAskedUnlessItIsAllowed(String host) {
        answer("/", 200, PNG);
        URI address = URI.create(host + ":" + server.getAddress().getPort() + "/a.png");

        assertThat(failure(fetcher(false), address)).isIn(forbiddenOrUnknown());
        assertThat(asked).isEmpty();
    }

    /** Whether a bare number is an address depends on the system. */
    private static List<ErrorKind> forbiddenOrUnknown() {
        return List.of(ErrorKind.ADDRESS_FORBIDDEN, ErrorKind.ADDRESS_UNREACHABLE);
    }

    @Test
    void aNameThatResolvesToAPrivateAddressIsNotAsked() {
        CheckedResolver.Names names = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        WebFetcher fetcher = new WebFetcher(() -> false, "test", LIMITS, names);
        answer("/", 200, PNG);

        URI address = URI.create("http://example.com:" + server.getAddress().getPort() + "/a.png");

        assertThat(failure(fetcher, address)).isEqualTo(ErrorKind.ADDRESS_FORBIDDEN);
        assertThat(asked).isEmpty();
    }

    @Test
    void theConnectionGoesToTheAddressThatWasChecked() {
        List<String> resolved = new ArrayList<>();
        CheckedResolver.Names names =
                host -> {
                    resolved.add(host);
                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                };
        WebFetcher fetcher = new WebFetcher(() -> true, "test", LIMITS, names);
        answer("/", 200, PNG);
        URI address = URI.create("http://example.com:" + server.getAddress().getPort() + "/a.png");

        assertThat(fetcher.fetch(address).bytes()).isEqualTo(PNG);
        assertThat(resolved).containsExactly("example.com");
    }

    @Test
    void redirectsAreFollowedAndEachIsChecked() {
        CheckedResolver.Names names =
                host ->
                        new InetAddress[] {
                            host.equals("start.example")
                                    ? InetAddress.getLoopbackAddress()
                                    : InetAddress.ofLiteral("10.0.0.1")
                        };
        CheckedResolver resolver =
                new CheckedResolver(
                        names, address -> address.isLoopbackAddress() /* public in this test */);
        redirect("/1", "/2");
        redirect("/2", "http://inside.example:" + server.getAddress().getPort() + "/3");
        URI address = URI.create("http://start.example:" + server.getAddress().getPort() + "/1");

        try (Download download = new Download("test", LIMITS, resolver)) {
            DropsizeException e =
                    catchThrowableOfType(DropsizeException.class, () -> download.image(address));
            assertThat(e.kind()).isEqualTo(ErrorKind.ADDRESS_FORBIDDEN);
            assertThat(e.context()).containsExactly("inside.example");
        }
        assertThat(asked).containsExactly("/1", "/2");
    }

    @Test
    void fiveRedirectsAreFollowedAndNotSix() {
        for (int i = 1; i <= 6; i++) {
            redirect("/r" + i, "/r" + (i + 1));
        }
        answer("/r7", 200, PNG);

        assertThat(fetch("/r2").bytes()).isEqualTo(PNG);
        assertThat(failure("/r1")).isEqualTo(ErrorKind.ADDRESS_REDIRECTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.com/a.png", "javascript:1", ""})
    void aRedirectLeadsToNothingButTheWeb(String target) {
        redirect("/1", target);

        assertThat(failure("/1")).isIn(ErrorKind.ADDRESS_REFUSED, ErrorKind.ADDRESS_REDIRECTS);
    }

    @ParameterizedTest
    @CsvSource({
        "404, ADDRESS_GONE",
        "410, ADDRESS_GONE",
        "401, ADDRESS_REFUSED",
        "403, ADDRESS_REFUSED",
        "204, ADDRESS_REFUSED",
        "429, SERVER_BUSY",
        "500, SERVER_ERROR",
        "503, SERVER_BUSY"
    })
    void eachAnswerHasItsError(int status, ErrorKind kind) {
        answer("/", status, new byte[0]);

        assertThat(failure("/a.png")).isEqualTo(kind);
    }

    @Test
    void aPageIsNoImageWhateverItsTypeSays() {
        answer(
                "/",
                200,
                "<!doctype html><html>".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "image/png");

        assertThat(failure("/a.png")).isEqualTo(ErrorKind.ADDRESS_IS_PAGE);
    }

    @Test
    void otherBytesAreNoImage() {
        answer("/", 200, "plain words".getBytes(StandardCharsets.UTF_8));

        assertThat(failure("/a.png")).isEqualTo(ErrorKind.NOT_AN_IMAGE);
    }

    @Test
    void anImageThatIsTooLargeIsNotReadToItsEnd() {
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    out.write(PNG);
                    byte[] more = new byte[1 << 16];
                    while (over.getCount() > 0) {
                        out.write(more); // Fails if the other side has closed.
                    }
                });

        assertThat(failure("/a.png")).isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
    }

    @Test
    void anEndlessPageIsLeftAtItsBeginning() {
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    while (over.getCount() > 0) {
                        out.write("<html>".getBytes(StandardCharsets.UTF_8));
                    }
                });

        assertThat(failure("/a.png")).isEqualTo(ErrorKind.ADDRESS_IS_PAGE);
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForLongerThanAllowed() {
        server.createContext("/", _ -> await(over));
        FetchLimits short_ = new FetchLimits(1 << 20, LONG, LONG, Duration.ofMillis(200));
        WebFetcher fetcher = new WebFetcher(() -> true, "test", short_, CheckedResolver.SYSTEM);

        assertThat(failure(fetcher, at("/a.png"))).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void aFetchIsCancelledByInterruption() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        server.createContext(
                "/",
                _ -> {
                    begun.countDown();
                    await(over);
                });
        List<ErrorKind> kinds = Collections.synchronizedList(new ArrayList<>());
        Thread thread = Thread.startVirtualThread(() -> kinds.add(failure("/a.png")));
        begun.await();

        thread.interrupt();
        thread.join();

        assertThat(kinds).containsExactly(ErrorKind.CANCELLED);
    }

    @Test
    void whereNothingListensIsUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(failure(fetcher(true), URI.create("http://127.0.0.1:" + port + "/a.png")))
                .isEqualTo(ErrorKind.ADDRESS_UNREACHABLE);
    }

    @Test
    void aConnectionThatBreaksOffIsNoShorterImage() {
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, PNG.length + 100);
                    exchange.getResponseBody().write(PNG);
                    exchange.getResponseBody().flush();
                    server.stop(0);
                });

        assertThat(failure("/a.png")).isEqualTo(ErrorKind.CONNECTION_BROKEN);
    }

    @Test
    void noCredentialsAreSent() {
        List<String> headers = new ArrayList<>();
        server.createContext(
                "/",
                exchange -> {
                    headers.addAll(exchange.getRequestHeaders().keySet());
                    respond(exchange, 200, PNG);
                });

        fetcher(true)
                .fetch(
                        URI.create(
                                "http://me:secret@127.0.0.1:"
                                        + server.getAddress().getPort()
                                        + "/a.png"));

        assertThat(headers).isNotEmpty().doesNotContain("Authorization", "Cookie", "Referer");
    }

    @Test
    void aDataUriIsDecoded() {
        String coded = java.util.Base64.getEncoder().encodeToString(PNG);

        Source source = fetcher(false).fetch(URI.create("data:image/png;base64," + coded));

        assertThat(source.bytes()).isEqualTo(PNG);
        assertThat(source.name()).isEqualTo("image.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:image/png", "data:image/png;base64,%", "data:image/png,words"})
    void aDataUriThatHoldsNoImageIsRefused(String text) {
        DropsizeException e =
                catchThrowableOfType(
                        DropsizeException.class,
                        () -> DataUri.source(URI.create(text.replace("%", "%25"))));

        assertThat(e.kind())
                .isIn(ErrorKind.DAMAGED_IMAGE, ErrorKind.NOT_AN_IMAGE, ErrorKind.EMPTY_FILE);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, int status, byte[] body, String... header) {
        server.createContext(
                path,
                exchange -> {
                    for (int i = 0; i < header.length; i += 2) {
                        exchange.getResponseHeaders().set(header[i], header[i + 1]);
                    }
                    respond(exchange, status, body);
                });
    }

    private void redirect(String path, String target) {
        answer(path, 302, new byte[0], "Location", target);
    }

    private void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static WebFetcher fetcher(boolean local) {
        return new WebFetcher(() -> local, "test", LIMITS, CheckedResolver.SYSTEM);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Source fetch(String path) {
        return fetcher(true).fetch(at(path));
    }

    private ErrorKind failure(String path) {
        return failure(fetcher(true), at(path));
    }

    private static ErrorKind failure(WebFetcher fetcher, URI address) {
        return catchThrowableOfType(DropsizeException.class, () -> fetcher.fetch(address)).kind();
    }
}
