package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.exchange.Network;
import io.dropsize.testkit.MemoryStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The endpoint as a service behind a load balancer. */
@Timeout(120)
class ServiceTest {
    private static final String UPLOAD = "/api/v1/image/upload";
    private static final String OTHERS = "192.0.2.1"; // TEST-NET-1 of RFC 5737

    @TempDir Path home;
    private final MemoryStore store = new MemoryStore();

    private EndpointFixture fixture() {
        return new EndpointFixture(home, UnaryOperator.identity(), store);
    }

    private int status(EndpointFixture fixture, String method, String path, String host)
            throws IOException {
        String request =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nAuthorization: Bearer "
                        + fixture.token()
                        + "\r\nConnection: close\r\n\r\n";
        String answer = RawClient.answer(fixture.endpoint.port(), request);
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** The options of an endpoint that other computers can use; it listens on loopback here. */
    private static EndpointOptions open(List<Path> folders, String... hosts) throws IOException {
        Network network = new Network(InetAddress.getByName(OTHERS), Set.of(hosts));
        return new EndpointOptions(0, Set.of(), true, folders, EndpointLimits.DEFAULT, network);
    }

    @Test
    void isReadyWhileTheBucketCanBeReached() {
        try (EndpointFixture fixture = fixture()) {
            assertThat(fixture.send(HttpRequest.newBuilder(fixture.uri("/readyz"))).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void isAliveButNotReadyWhileTheBucketCanNotBeReached() {
        store.lose();
        try (EndpointFixture fixture = fixture()) {
            HttpResponse<String> ready = fixture.get("/readyz");

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("{\"status\":\"unreachable\"}");
            assertThat(ready.headers().firstValue("Retry-After")).contains("5");
            assertThat(fixture.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theBucketIsCheckedOnceForManyProbesAndAgainAfterSomeSeconds() {
        AtomicInteger checks = new AtomicInteger();
        AtomicLong nanos = new AtomicLong();
        Readiness readiness =
                new Readiness(
                        checks::incrementAndGet, Runnable::run, nanos::get, Duration.ofSeconds(10));
        for (int i = 0; i < 20; i++) {
            assertThat(readiness.reply().status()).isEqualTo(200);
        }
        assertThat(checks).hasValue(1);

        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        readiness.reply();
        assertThat(checks).hasValue(2);
    }

    @Test
    void aBucketThatDoesNotAnswerIsNotReadyAndIsNotAskedTwice() {
        List<Runnable> hanging = new ArrayList<>();
        Readiness readiness =
                new Readiness(() -> {}, hanging::add, System::nanoTime, Duration.ofMillis(1));

        assertThat(readiness.reply().status()).isEqualTo(503);
        assertThat(readiness.reply().status()).isEqualTo(503);
        assertThat(hanging).hasSize(1);
    }

    @Test
    void drainingWaitsForAcceptedImagesAndRefusesNewOnes() throws Exception {
        try (EndpointFixture fixture = fixture()) {
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> accepted =
                        fixture.postImage(UPLOAD + "?wait=false", EndpointFixture.png(i));
                assertThat(accepted.statusCode()).isEqualTo(202);
            }

            assertThat(fixture.endpoint.drain(Duration.ofSeconds(60))).isZero();

            assertThat(store.objects).hasSize(20);
            HttpRequest later = HttpRequest.newBuilder(fixture.uri("/healthz")).build();
            try (var other = java.net.http.HttpClient.newHttpClient()) {
                assertThatThrownBy(() -> other.send(later, BodyHandlers.ofString()))
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void drainingEndsAtItsLimitAndReportsWhatIsLeft() throws Exception {
        store.lose();
        try (EndpointFixture fixture = fixture()) {
            fixture.postImage(UPLOAD + "?wait=false", EndpointFixture.png(1));

            assertThat(fixture.endpoint.drain(Duration.ofMillis(200))).isEqualTo(1);
        }
    }

    @Test
    void imagesAreRefusedWhileTooManyBytesWaitForTheirUpload() {
        store.lose();
        byte[] image = EndpointFixture.png(1);
        EndpointLimits small = EndpointLimits.DEFAULT.withSpoolBytes(image.length + 10);
        try (EndpointFixture fixture =
                new EndpointFixture(home, EndpointFixture.limits(small), store)) {
            assertThat(fixture.postImage(UPLOAD + "?wait=false", image).statusCode())
                    .isEqualTo(202);

            HttpResponse<String> refused = fixture.postImage(UPLOAD + "?wait=false", image);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void oneImageIsAcceptedEvenIfItIsLargerThanTheLimit() {
        EndpointLimits small = EndpointLimits.DEFAULT.withSpoolBytes(1);
        try (EndpointFixture fixture =
                new EndpointFixture(home, EndpointFixture.limits(small), store)) {
            assertThat(fixture.postImage(UPLOAD, EndpointFixture.png(1)).statusCode())
                    .isEqualTo(201);
            assertThat(fixture.postImage(UPLOAD, EndpointFixture.png(2)).statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void onlyNamedHostsAreAccepted() throws Exception {
        try (EndpointFixture fixture = fixture()) {
            assertThat(status(fixture, "GET", "/metrics", "images.example.com")).isEqualTo(421);

            fixture.endpoint.change(open(List.of(), "Images.example.com"));

            for (String host :
                    List.of(
                            "images.example.com",
                            "IMAGES.example.com:8080",
                            OTHERS,
                            OTHERS + ":36677",
                            "localhost")) {
                assertThat(status(fixture, "GET", "/metrics", host)).as(host).isEqualTo(200);
            }
            for (String host :
                    List.of(
                            "evil.example",
                            "images.example.com.evil.example",
                            "192.0.2.2",
                            "images.example.com:1:2")) {
                assertThat(status(fixture, "GET", "/metrics", host)).as(host).isNotEqualTo(200);
            }
        }
    }

    @Test
    void probesOfLoadBalancersMayNameAnyHost() throws Exception {
        try (EndpointFixture fixture = fixture()) {
            fixture.endpoint.change(open(List.of()));

            assertThat(status(fixture, "GET", "/healthz", "10.0.0.7:36677")).isEqualTo(200);
            assertThat(status(fixture, "GET", "/readyz", "10.0.0.7:36677")).isEqualTo(200);
            assertThat(status(fixture, "GET", "/metrics", "10.0.0.7:36677")).isEqualTo(421);
            assertThat(status(fixture, "GET", "/heartbeat", "10.0.0.7:36677")).isEqualTo(421);
        }
    }

    @Test
    void pathsAreRefusedWhereOtherComputersCanConnectUnlessFoldersAreAllowed() throws Exception {
        Path image = fixtureFile();
        try (EndpointFixture fixture = fixture()) {
            fixture.endpoint.change(open(List.of()));
            for (String route : List.of(UPLOAD, "/upload")) {
                assertThat(fixture.postList(route, image.toString()).statusCode())
                        .as(route)
                        .isEqualTo(403);
            }

            fixture.endpoint.change(open(List.of(image.getParent())));
            assertThat(fixture.postList(UPLOAD, image.toString()).statusCode()).isEqualTo(201);
        }
    }

    private Path fixtureFile() throws IOException {
        Path folder = Files.createDirectories(home.resolve("in"));
        return Files.write(folder.resolve("harbour.png"), EndpointFixture.png(1));
    }

    @Test
    void onlyAddressesOfThisComputerAreListenedOn() {
        assertThat(Network.at("127.0.0.1", Set.of()).orElseThrow().isPublic()).isFalse();
        assertThat(Network.at("0.0.0.0", Set.of()).orElseThrow().isPublic()).isTrue();
        for (String wrong : List.of(OTHERS, "localhost", "", "1.2.3", "example.com", ":x")) {
            assertThat(Network.at(wrong, Set.of())).as(wrong).isEmpty();
        }
    }

    @Test
    void aProvidedTokenIsReadAgainWhenItsFileChanges() throws IOException {
        Path file = Files.writeString(home.resolve("token"), "a".repeat(40) + "\n");
        ProvidedToken token = new ProvidedToken(file);

        assertThat(token.get()).isEqualTo("a".repeat(40));
        Files.writeString(file, "b".repeat(40));
        assertThat(token.get()).isEqualTo("b".repeat(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a space in it, and long enough for a token"})
    void tokensThatAreEasyToGuessAreRefused(String text) throws IOException {
        Path file = home.resolve("token");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));

        assertThat(ProvidedToken.in(text)).isEmpty();
        assertThatThrownBy(new ProvidedToken(file)::get)
                .isInstanceOf(io.dropsize.error.DropsizeException.class);
    }
}
