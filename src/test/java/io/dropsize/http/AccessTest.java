package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.http.exchange.EndpointOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** What web pages and other users of the computer can't do. */
@Timeout(60)
class AccessTest {
    private static final String IMAGES = "/api/v1/images";
    private static final String OBSIDIAN = "app://obsidian.md";

    @TempDir Path home;
    private EndpointFixture fixture;

    @BeforeEach
    void start() {
        fixture =
                new EndpointFixture(
                        home,
                        old ->
                                new EndpointOptions(
                                        0, Set.of(OBSIDIAN), true, List.of(), old.limits()));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private String raw(String method, String path, String... headers) throws IOException {
        return RawClient.answer(
                fixture.endpoint.port(),
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + String.join("\r\n", headers)
                        + "\r\n\r\n");
    }

    private String bearer() {
        return "Authorization: Bearer " + fixture.token();
    }

    private String host() {
        return "Host: 127.0.0.1:" + fixture.endpoint.port();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example:36677",
                "192.168.1.2",
                "0.0.0.0",
                "127.0.0.1@evil.example",
                ""
            })
    void aRequestForAnotherHostIsMisdirectedEvenWithTheToken(String host) throws IOException {
        assertThat(raw("GET", IMAGES, "Host: " + host, bearer()))
                .containsPattern("^HTTP/1.1 4(21|00)");
    }

    @Test
    void theHostOfAnAbsoluteAddressIsCheckedToo() throws IOException {
        assertThat(raw("GET", "http://evil.example" + IMAGES, host(), bearer()))
                .containsPattern("^HTTP/1.1 4(21|00)");
        assertThat(
                        RawClient.answer(
                                fixture.endpoint.port(),
                                "GET " + IMAGES + " HTTP/1.0\r\n" + bearer() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void forwardedHeadersReplaceNeitherTheHostNorTheOriginNorTheToken() throws IOException {
        String[] forwarded = {
            "X-Forwarded-Host: 127.0.0.1",
            "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Proto: https",
            "Forwarded: for=127.0.0.1;host=127.0.0.1",
            "X-Original-URL: /healthz",
            "X-HTTP-Method-Override: DELETE"
        };
        String headers = String.join("\r\n", forwarded);

        assertThat(raw("GET", IMAGES, "Host: evil.example", bearer(), headers))
                .startsWith("HTTP/1.1 421");
        assertThat(raw("GET", IMAGES, host(), headers)).startsWith("HTTP/1.1 401");
        assertThat(raw("GET", IMAGES, host(), bearer(), headers)).startsWith("HTTP/1.1 200");
        assertThat(raw("GET", IMAGES, host(), bearer(), headers, "Origin: https://evil.example"))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked, identity",
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: +4",
                "Content-Length: -1"
            })
    void aBodyWithAmbiguousLengthIsRefusedAndHidesNoSecondRequest(String length)
            throws IOException {
        String answer =
                RawClient.answer(
                        fixture.endpoint.port(),
                        "POST /upload HTTP/1.1\r\n"
                                + host()
                                + "\r\n"
                                + bearer()
                                + "\r\n"
                                + length
                                + "\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n"
                                + host()
                                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 (400|501)").containsOnlyOnce("HTTP/1.1 ");
        assertThat(answer).contains("application/problem+json").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LocalHost", "[::1]"})
    void theNamesOfThisComputerAreAccepted(String host) throws IOException {
        assertThat(raw("GET", IMAGES, "Host: " + host, bearer())).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost:1",
                "http://127.0.0.1.evil.example",
                "app://obsidian.md.evil",
                "app://obsidian.md, https://evil.example"
            })
    void aForeignOriginIsRefusedWithTheTokenAndGetsNoPermission(String origin) throws IOException {
        for (String method : List.of("GET", "POST", "OPTIONS", "DELETE")) {
            String answer = raw(method, "/upload", host(), bearer(), "Origin: " + origin);

            assertThat(answer).startsWith("HTTP/1.1 403");
            assertThat(answer).doesNotContainIgnoringCase("Access-Control-Allow");
        }
    }

    @Test
    void anAllowedOriginGetsPermissionForItselfAndNeedsTheToken() throws IOException {
        String preflight =
                raw(
                        "OPTIONS",
                        "/upload",
                        host(),
                        "Origin: " + OBSIDIAN,
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Private-Network: true");

        assertThat(preflight)
                .startsWith("HTTP/1.1 204")
                .contains("Access-Control-Allow-Origin: " + OBSIDIAN)
                .contains("Vary: Origin")
                .contains("Access-Control-Allow-Private-Network: true")
                .containsIgnoringCase("x-picgo-secret");
        assertThat(raw("POST", "/upload", host(), "Origin: " + OBSIDIAN))
                .startsWith("HTTP/1.1 401")
                .contains("Access-Control-Allow-Origin: " + OBSIDIAN);
        assertThat(raw("GET", IMAGES, host(), bearer(), "Origin: " + OBSIDIAN))
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: " + OBSIDIAN);
    }

    @Test
    void theOwnPagesMaySendRequests() throws IOException {
        assertThat(
                        raw(
                                "GET",
                                IMAGES,
                                host(),
                                bearer(),
                                "Origin: http://localhost:" + fixture.endpoint.port()))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void imagesAndFramesOfForeignPagesAreRefused() throws IOException {
        assertThat(
                        raw(
                                "GET",
                                IMAGES + "?key=" + fixture.token(),
                                host(),
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: no-cors"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void everythingButHealthAndHeartbeatNeedsTheToken() throws IOException {
        for (String path : List.of("/upload", "/delete", "/api/v1/image/upload")) {
            assertThat(raw("POST", path, host()))
                    .startsWith("HTTP/1.1 401")
                    .contains("WWW-Authenticate: Bearer");
        }
        for (String path : List.of(IMAGES, "/api/v1/jobs/x", "/metrics")) {
            assertThat(raw("GET", path, host())).startsWith("HTTP/1.1 401");
            assertThat(raw("GET", path, host(), "Authorization: Bearer wrong"))
                    .startsWith("HTTP/1.1 401");
        }
        assertThat(raw("DELETE", IMAGES + "/a.png", host())).startsWith("HTTP/1.1 401");
        assertThat(raw("GET", "/healthz", host())).startsWith("HTTP/1.1 200");
        assertThat(raw("POST", "/heartbeat", host())).startsWith("HTTP/1.1 200");
    }

    @Test
    void aPathIsNotReadWithoutTheToken() throws IOException {
        String body = "{\"list\":[\"" + fixture.file("a.png", 1) + "\"]}";

        String answer =
                RawClient.answer(
                        fixture.endpoint.port(),
                        "POST /upload HTTP/1.1\r\n"
                                + host()
                                + "\r\nConnection: close\r\nContent-Type: text/plain\r\n"
                                + "Content-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body);

        assertThat(answer).startsWith("HTTP/1.1 401").contains("\"success\":false");
        assertThat(EndpointFixture.json(fixture.get(IMAGES)).get("images")).isEmpty();
    }

    @Test
    void theTokenIsFoundInEachOfItsPlacesAndTheFirstOneDecides() throws IOException {
        String token = fixture.token();
        assertThat(raw("GET", IMAGES, host(), "X-PicGo-Secret: " + token))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET", IMAGES + "?secret=" + token, host())).startsWith("HTTP/1.1 200");
        assertThat(raw("GET", IMAGES + "?key=" + token, host())).startsWith("HTTP/1.1 200");
        assertThat(raw("GET", IMAGES + "?key=" + token, host(), "Authorization: Bearer wrong"))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void aRenewedTokenReplacesTheOldOneWhileTheEndpointRuns() throws IOException {
        String old = bearer();

        String renewed = new TokenFile(home.resolve("data")).renew();

        assertThat(raw("GET", IMAGES, host(), old)).startsWith("HTTP/1.1 401");
        assertThat(raw("GET", IMAGES, host(), "Authorization: Bearer " + renewed))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void onlyTheOwnerCanReadTheToken() throws IOException {
        Path file = new TokenFile(home.resolve("data")).file();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(fixture.token()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void noErrorShowsAStackTraceOrTheServer() throws IOException {
        for (String request :
                List.of(
                        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        "GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        "GET /a?%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        "nonsense\r\n\r\n",
                        "GET /../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close"
                                + "\r\n\r\n")) {
            String answer = RawClient.answer(fixture.endpoint.port(), request);

            assertThat(answer)
                    .containsPattern("^HTTP/1.1 4\\d\\d")
                    .contains("application/problem+json")
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void theEndpointListensOnLoopbackAddressesOnly() throws IOException {
        List<InetAddress> others =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> address instanceof Inet4Address)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();
        for (InetAddress other : others) {
            try (Socket socket = new Socket()) {
                assertThat(connects(socket, other)).isFalse();
            }
        }
        try (RawClient client = new RawClient("::1", fixture.endpoint.port())) {
            assertThat(
                            client.send(
                                            "GET /healthz HTTP/1.1\r\nHost: [::1]\r\n"
                                                    + "Connection: close\r\n\r\n")
                                    .rest())
                    .startsWith("HTTP/1.1 200");
        }
    }

    private boolean connects(Socket socket, InetAddress address) {
        try {
            socket.connect(new InetSocketAddress(address, fixture.endpoint.port()), 1000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void headIsAnsweredWithoutABody() {
        HttpResponse<String> response =
                fixture.send(
                        HttpRequest.newBuilder(fixture.uri("/healthz"))
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }
}
