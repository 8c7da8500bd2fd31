package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.http.EndpointFixture.Form;
import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.testkit.MemoryStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Careless and hostile clients, with limits small enough for a test. */
@Timeout(120)
class EndpointLimitsTest {
    private static final String UPLOAD = "/api/v1/image/upload";
    private static final int MAX_BODY = 100_000;

    private static final EndpointLimits SMALL =
            new EndpointLimits(
                    MAX_BODY,
                    10_000,
                    5,
                    4096,
                    600,
                    2,
                    1 << 30,
                    1000,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(500),
                    20_000,
                    Duration.ofSeconds(1));

    @TempDir Path home;
    private EndpointFixture fixture;

    @BeforeEach
    void start() {
        fixture = new EndpointFixture(home, EndpointFixture.limits(SMALL));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aBodyThatIsAnnouncedTooLongIsRefusedBeforeItIsRead() throws IOException {
        String answer =
                RawClient.answer(
                        fixture.endpoint.port(), head(UPLOAD, "Content-Length: 999999999"));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
    }

    @Test
    void aBodyThatTurnsOutTooLongIsRefusedAndLeavesNoFile() throws IOException {
        HttpResponse<String> response =
                fixture.send(
                        fixture.request(UPLOAD)
                                .header("Content-Type", "image/png")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> zeros(MAX_BODY + 50_000))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertNoFileStays();
    }

    @Test
    void aFormThatIsTooLongOrHasTooManyPartsIsRefusedAndLeavesNoFile() throws IOException {
        Form large = new Form().file("a", "a.png", new byte[MAX_BODY + 1000]);
        Form many = new Form();
        IntStream.range(0, 7).forEach(i -> many.file("a", i + ".png", new byte[10]));
        Form longHeader = new Form().file("a".repeat(20_000), "a.png", new byte[10]);

        assertThat(fixture.postForm(UPLOAD, large).statusCode()).isEqualTo(413);
        assertThat(fixture.postForm(UPLOAD, many).statusCode()).isEqualTo(413);
        assertThat(fixture.postForm(UPLOAD, longHeader).statusCode()).isEqualTo(400);
        assertNoFileStays();
    }

    @Test
    void anImageThatClaimsBillionsOfPixelsFailsAndOthersAreUploaded() throws IOException {
        byte[] bomb = EndpointFixture.png(1);
        ByteBuffer.wrap(bomb).putInt(16, 1_000_000).putInt(20, 1_000_000);
        CRC32 sum = new CRC32();
        sum.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) sum.getValue());
        Form form = new Form().file("a", "bomb.png", bomb);

        HttpResponse<String> response =
                fixture.postForm(UPLOAD, form.file("b", "b.png", EndpointFixture.png(2)));

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(EndpointFixture.json(response).at("/results/0/error/kind").stringValue())
                .isEqualTo("IMAGE_TOO_LARGE");
    }

    @Test
    void aCompressedBodyIsNotExpanded() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[50 * MAX_BODY]);
        }

        HttpResponse<String> response =
                fixture.send(
                        fixture.request(UPLOAD)
                                .header("Content-Type", "image/png")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("NOT_AN_IMAGE");
        assertNoFileStays();
    }

    @Test
    void theConnectionOfARefusedBodyIsNotUsedAgain() {
        HttpResponse<String> response = fixture.postForm("/api/v1/image/unknown", new Form());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Connection")).hasValue("close");
        assertThat(fixture.get("/api/v1/unknown").headers().firstValue("Connection")).isEmpty();
    }

    @Test
    void aListThatIsTooLongIsRefused() {
        String[] many = IntStream.range(0, 6).mapToObj(i -> "/" + i).toArray(String[]::new);

        assertThat(fixture.postList(UPLOAD, many).statusCode()).isEqualTo(413);
        assertThat(fixture.postList(UPLOAD, "/" + "a".repeat(10_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void aListThatIsNestedDeeplyIsRefused() {
        assertThat(fixture.postJson(UPLOAD, "[".repeat(9000)).statusCode()).isEqualTo(400);
    }

    @Test
    void headersThatAreTooLongAreRefused() throws IOException {
        assertThat(
                        RawClient.answer(
                                fixture.endpoint.port(),
                                head("/healthz", "X-Long: " + "a".repeat(5000))))
                .containsPattern("^HTTP/1.1 431")
                .contains("HEADER_TOO_LARGE");
    }

    @Test
    void aBodyThatArrivesTooSlowlyIsRefusedAndLeavesNoFile() throws Exception {
        try (RawClient slow = new RawClient("127.0.0.1", fixture.endpoint.port())) {
            slow.send(head(UPLOAD, "Content-Type: image/png\r\nContent-Length: 90000"));
            try (ExecutorService drip = Executors.newSingleThreadExecutor()) {
                Future<?> sending = drip.submit(() -> drip(slow));
                assertThat(slow.rest()).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
                sending.cancel(true);
            }
        }
        assertNoFileStays();
    }

    private static Void drip(RawClient client) throws Exception {
        try {
            while (!Thread.interrupted()) {
                client.send("x");
                Thread.sleep(20);
            }
        } catch (SocketException | InterruptedException _) {
            return null; // The server has closed the connection.
        }
        return null;
    }

    @Test
    void aBodyThatStopsArrivingIsRefusedAndLeavesNoFile() throws IOException {
        String answer =
                RawClient.answer(
                        fixture.endpoint.port(),
                        head(UPLOAD, "Content-Type: image/png\r\nContent-Length: 90000") + "x");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
        assertNoFileStays();
    }

    @Test
    void anUploadMayTakeLongerThanAClientMayBeIdle(@TempDir Path other) {
        MemoryStore store = new MemoryStore();
        try (EndpointFixture slow =
                new EndpointFixture(other, EndpointFixture.limits(SMALL), store)) {
            store.beforePut =
                    _ -> {
                        for (int i = 0; i < 3; i++) {
                            idleUntilClosed(slow.endpoint.port());
                        }
                    };

            assertThat(slow.postImage(UPLOAD, EndpointFixture.png(1)).statusCode()).isEqualTo(201);
        }
    }

    private static void idleUntilClosed(int port) {
        try (RawClient idle = new RawClient("127.0.0.1", port)) {
            assertThat(ended(idle)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void fiveHundredSlowHeadersDelayNoOtherClientAndAreClosed() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                RawClient one = new RawClient("127.0.0.1", fixture.endpoint.port());
                slow.add(one.send("GET /healthz HTTP/1.1\r\nHost: local"));
            }

            assertThat(fixture.postImage(UPLOAD, EndpointFixture.png(1)).statusCode())
                    .isEqualTo(201);
            try (ExecutorService drip = Executors.newSingleThreadExecutor()) {
                Future<?> sending = drip.submit(() -> drip(slow.getFirst()));
                assertThat(ended(slow.getFirst())).isTrue();
                sending.cancel(true);
            }
            for (RawClient one : slow) {
                assertThat(ended(one)).isTrue();
            }
        } finally {
            for (RawClient one : slow) {
                one.close();
            }
        }
    }

    /** Blocks until the server has closed the connection. */
    private static boolean ended(RawClient client) {
        try {
            client.rest();
            return true;
        } catch (IOException _) {
            return true;
        }
    }

    @Test
    void moreUploadsThanAllowedAtATimeAreAskedToComeBack() throws Exception {
        List<RawClient> open = new ArrayList<>();
        try {
            HttpResponse<String> response;
            do {
                RawClient one = new RawClient("127.0.0.1", fixture.endpoint.port());
                open.add(
                        one.send(head(UPLOAD, "Content-Type: image/png\r\nContent-Length: 90000")));
                response = fixture.postImage(UPLOAD, EndpointFixture.png(1));
            } while (response.statusCode() == 201);

            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        } finally {
            for (RawClient one : open) {
                one.close();
            }
        }
    }

    private String head(String path, String header) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + fixture.token()
                + "\r\n"
                + header
                + "\r\n\r\n";
    }

    static InputStream zeros(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                int some = (int) Math.min(count, left);
                left -= some;
                return some == 0 ? -1 : some;
            }
        };
    }

    private void assertNoFileStays() throws IOException {
        try (Stream<Path> spooled = Files.walk(home.resolve("cache/endpoint"))) {
            assertThat(
                            spooled.filter(Files::isRegularFile)
                                    .filter(it -> !it.toString().endsWith(".lock")))
                    .isEmpty();
        }
    }
}
