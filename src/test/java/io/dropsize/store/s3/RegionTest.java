package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bucket in another region than the destination's, as services report it. */
class RegionTest {
    private static final String LIST =
            "<ListBucketResult><Name>images</Name><IsTruncated>false</IsTruncated></ListBucketResult>";

    private HttpServer server;
    private Told told = Told.HEADER;
    private final List<String> regions = new CopyOnWriteArrayList<>();

    /** How the service names the region. */
    enum Told {
        HEADER,
        MESSAGE,
        GARAGE,
        LOCATION,
        TEMPORARILY,
        TO_HTTPS,
        NOT
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String signed = exchange.getRequestHeaders().getFirst("Authorization");
            String region = signed.replaceFirst(".*Credential=[^/]*/[0-9]*/([^/]*)/.*", "$1");
            regions.add(region);
            boolean right = region.equals("eu-west-7");
            String method = exchange.getRequestMethod();
            if (right && method.equals("PUT")) {
                exchange.getResponseHeaders().set("ETag", "\"55a54008ad1ba589aa210d2629c1df41\"");
            }
            int status = right ? (method.equals("HEAD") ? 404 : 200) : refuse(exchange);
            byte[] body = (right ? LIST : error()).getBytes(StandardCharsets.UTF_8);
            boolean empty = method.equals("HEAD") || (right && method.equals("PUT"));
            exchange.sendResponseHeaders(status, empty ? -1 : body.length);
            if (!empty) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private int refuse(HttpExchange exchange) {
        if (told == Told.HEADER) {
            exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-7");
        }
        String location =
                switch (told) {
                    case LOCATION -> "https://images.s3.eu-west-7.amazonaws.com/";
                    case TEMPORARILY -> "http://" + exchange.getRequestHeaders().getFirst("Host");
                    case TO_HTTPS -> "https://127.0.0.1/images";
                    default -> null;
                };
        if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
        }
        return told == Told.HEADER ? 301 : location == null ? 400 : 307;
    }

    private String error() {
        return switch (told) {
            case HEADER -> "<Error><Code>PermanentRedirect</Code></Error>";
            case MESSAGE ->
                    "<Error><Code>AuthorizationHeaderMalformed</Code><Message>The region"
                            + " 'us-east-1' is wrong; expecting 'eu-west-7'</Message></Error>";
            case GARAGE ->
                    "<Error><Code>AuthorizationHeaderMalformed</Code><Message>Authorization header"
                            + " malformed, unexpected scope: 20261130/us-east-1/s3/aws4_request,"
                            + " expected: 20261130/eu-west-7/s3/aws4_request</Message></Error>";
            case LOCATION, TEMPORARILY -> "<Error><Code>TemporaryRedirect</Code></Error>";
            case TO_HTTPS -> "<html>Moved</html>";
            case NOT -> "<Error><Code>AuthorizationHeaderMalformed</Code></Error>";
        };
    }

    private ObjectStore open() {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return S3ObjectStore.open(
                destination(Service.OTHER, endpoint),
                endpoint,
                () -> Optional.of(new SecretKey("AKID", "secret")));
    }

    private static Destination destination(Service service, URI endpoint) {
        return destination(service, "images", endpoint);
    }

    private static Destination destination(Service service, String bucket, URI endpoint) {
        return new Destination(
                "Shop",
                service,
                bucket,
                null,
                endpoint,
                new Credentials.AccessKey("AKID"),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    @ParameterizedTest
    @EnumSource(names = {"HEADER", "MESSAGE", "GARAGE", "LOCATION"})
    void theRegionThatTheServiceNamesIsUsedFromThenOn(Told way) {
        told = way;
        try (ObjectStore store = open()) {
            store.check();
            assertThat(store.reportedRegion()).contains("eu-west-7");

            regions.clear();
            assertThat(put(store)).isEqualTo(UploadResult.STORED);
            assertThat(regions).containsOnly("eu-west-7");
            assertThat(store.signedUrl("a.png", Duration.ofHours(1)).toString())
                    .contains("%2Feu-west-7%2Fs3%2F");
        }
    }

    private static UploadResult put(ObjectStore store) {
        return store.put(new Upload("a.png", new byte[] {1}, "image/png", "r", false), _ -> {});
    }

    @Test
    void everyOperationFollows() {
        try (ObjectStore store = open()) {
            assertThat(put(store)).isEqualTo(UploadResult.STORED);
        }
        try (ObjectStore store = open()) {
            assertThat(store.head("a.png")).isEmpty();
        }
        try (ObjectStore store = open()) {
            assertThat(store.signedUrl("a.png", Duration.ofHours(1)).toString())
                    .contains("%2Feu-west-7%2Fs3%2F");
        }
        try (ObjectStore store = open()) {
            assertThat(store.delete(List.of("a.png", "b.png"))).isEmpty();
        }
    }

    @Test
    void aServiceThatNamesNoRegionIsAnError() {
        told = Told.NOT;
        try (ObjectStore store = open()) {
            assertThat(catchThrowableOfType(DropsizeException.class, store::check).kind())
                    .isEqualTo(ErrorKind.WRONG_REGION);
            assertThat(store.reportedRegion()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"TEMPORARILY, BUCKET_NOT_READY", "TO_HTTPS, HTTPS_NEEDED"})
    void aRedirectWithoutARegionNamesTheRemedy(Told way, ErrorKind kind) {
        told = way;
        try (ObjectStore store = open()) {
            assertThat(catchThrowableOfType(DropsizeException.class, store::check).kind())
                    .isEqualTo(kind);
            assertThat(catchThrowableOfType(DropsizeException.class, () -> put(store)).kind())
                    .isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.us-east-1.amazonaws.com, https://s3.eu-west-7.amazonaws.com",
        "https://s3.us-west-004.backblazeb2.com, https://s3.eu-west-7.backblazeb2.com",
        "https://minio.example.com, https://minio.example.com",
    })
    void endpointsOfRegionsAreReplaced(URI endpoint, URI expected) {
        Destination there =
                Endpoints.inRegion(destination(Service.OTHER, endpoint), endpoint, "eu-west-7");

        assertThat(there.endpoint()).isEqualTo(expected);
        assertThat(Endpoints.region(there)).isEqualTo("eu-west-7");
    }

    @ParameterizedTest
    @CsvSource({"404, NoSuchKey", "404, ''"})
    void aBucketInTheHostIsNotPutIntoThePathOnceMore(int status, String code) {
        String body = code.isEmpty() ? "" : "<Error><Code>" + code + "</Code></Error>";
        try (var own =
                new FaultyServer(
                        (connection, faulty) ->
                                FaultyServer.answer(status + " Not Found", "", body)
                                        .happen(connection, faulty))) {
            URI endpoint = own.endpoint(); // Its host begins with “127.”.
            try (ObjectStore store =
                    S3ObjectStore.open(
                            destination(Service.OTHER, "127", endpoint),
                            endpoint,
                            () -> Optional.of(new SecretKey("AKID", "secret")))) {
                ErrorKind kind =
                        catchThrowableOfType(DropsizeException.class, () -> put(store)).kind();

                assertThat(kind)
                        .isEqualTo(
                                code.isEmpty() ? ErrorKind.NOT_S3 : ErrorKind.ENDPOINT_HAS_BUCKET);
                assertThat(catchThrowableOfType(DropsizeException.class, store::check).kind())
                        .isEqualTo(kind);
            }
        }
    }
}
