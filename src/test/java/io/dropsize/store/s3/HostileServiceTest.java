package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.Listing;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.SecretKey;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** A service that sends data without end. */
class HostileServiceTest {
    private static final String ENTRY =
            "<Contents><Key>%s</Key><LastModified>2026-11-02T10:00:00.000Z</LastModified>"
                    + "<Size>1000</Size></Contents>";

    private HttpServer server;
    private S3ObjectStore store;
    private volatile Answer answer = _ -> {};
    private final AtomicInteger requests = new AtomicInteger();

    /** How much has been sent until the other side hung up. */
    private final AtomicLong sent = new AtomicLong();

    private volatile String query = "";

    @FunctionalInterface
    private interface Answer {
        void send(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        requests.incrementAndGet();
                        query = String.valueOf(exchange.getRequestURI().getRawQuery());
                        answer.send(exchange);
                    }
                });
        server.start();
        store =
                (S3ObjectStore)
                        S3ObjectStore.open(
                                destination(),
                                endpoint(),
                                () -> Optional.of(new SecretKey("id", "secret")));
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private Destination destination() {
        return new Destination(
                "hostile",
                Service.OTHER,
                "images",
                null,
                endpoint(),
                new Credentials.AccessKey("id"),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    private void endless(HttpExchange exchange, String beginning, long announced) {
        exchange.getResponseHeaders().set("Last-Modified", "Mon, 02 Nov 2026 10:00:00 GMT");
        byte[] more = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try {
            exchange.sendResponseHeaders(200, announced);
            OutputStream body = exchange.getResponseBody();
            body.write(beginning.getBytes(StandardCharsets.UTF_8));
            while (true) {
                body.write(more);
                sent.addAndGet(more.length);
            }
        } catch (IOException _) {
            // The other side has hung up.
        }
    }

    private static void page(HttpExchange exchange, String content) throws IOException {
        byte[] body =
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><Name>images</Name>"
                                + content
                                + "</ListBucketResult>")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Every page announces another one. */
    private Answer pages(IntFunction<String> key, IntFunction<String> token) {
        return exchange -> {
            int number = requests.get();
            String contents = key.apply(number).isEmpty() ? "" : ENTRY.formatted(key.apply(number));
            page(
                    exchange,
                    "<IsTruncated>true</IsTruncated><NextContinuationToken>"
                            + token.apply(number)
                            + "</NextContinuationToken>"
                            + contents);
        };
    }

    private ErrorKind failure(Runnable run) {
        return catchThrowableOfType(DropsizeException.class, run::run).kind();
    }

    private ErrorKind listing(int max) {
        return failure(() -> new Listing(store, "", max).forEachPage(_ -> {}, () -> false));
    }

    @Test
    void anObjectIsReadUpToItsListedSizeAndALittleMore() {
        answer = exchange -> endless(exchange, "", 0);

        assertThat(failure(() -> store.get("a.jpg", 1000))).isEqualTo(ErrorKind.RESPONSE_TOO_LONG);

        stop(); // Doesn't wait: the connection is closed.
        assertThat(sent.get()).isLessThan(64 << 20);
        assertThat(requests).hasValue(1);
    }

    @Test
    void anObjectThatAnnouncesTooMuchIsNotReadToItsEnd() {
        answer = exchange -> endless(exchange, "", 50_000_000_000L);

        assertThat(failure(() -> store.get("a.jpg", 1000))).isEqualTo(ErrorKind.RESPONSE_TOO_LONG);
        assertThat(sent.get()).isLessThan(64 << 20);
    }

    @Test
    void anObjectOfItsListedSizeIsReadWhole() {
        answer =
                exchange -> {
                    exchange.getResponseHeaders()
                            .set("Last-Modified", "Mon, 02 Nov 2026 10:00:00 GMT");
                    exchange.sendResponseHeaders(200, 300_000);
                    exchange.getResponseBody().write(new byte[300_000]);
                };

        assertThat(store.get("a.jpg", 300_000)).hasSize(300_000);
        assertThat(store.get("a.jpg", 300_000)).hasSize(300_000);
    }

    @Test
    void aListThatNeverEndsIsCutOff() {
        answer =
                exchange ->
                        endless(
                                exchange,
                                "<ListBucketResult><Name>images</Name><Contents><Key>",
                                0);

        assertThat(failure(store::check)).isEqualTo(ErrorKind.RESPONSE_TOO_LONG);
        assertThat(sent.get()).isLessThan(256 << 20);
    }

    @Test
    void anErrorThatNeverEndsIsCutOff() {
        answer =
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/xml");
                    exchange.sendResponseHeaders(400, 0);
                    byte[] more = "<Error>".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
                    try {
                        while (true) {
                            exchange.getResponseBody().write(more);
                            sent.addAndGet(more.length);
                        }
                    } catch (IOException _) {
                        // The other side has hung up.
                    }
                };

        assertThat(failure(store::check)).isNotEqualTo(ErrorKind.INTERNAL);
        assertThat(sent.get()).isLessThan(256 << 20);
    }

    @Test
    void pagesWithTheSameKeyAndNewTokensEnd() {
        answer = pages(_ -> "a.jpg", number -> "token" + number);

        assertThat(listing(Listing.MAX_SEEN)).isEqualTo(ErrorKind.LISTING_ENDLESS);
        assertThat(requests).hasValue(2);
    }

    @Test
    void alternatingPagesEnd() {
        answer = pages(number -> "k" + number % 3, number -> "t" + number % 3);

        assertThat(listing(Listing.MAX_SEEN)).isEqualTo(ErrorKind.LISTING_ENDLESS);
        assertThat(requests).hasValueLessThan(6);
    }

    @Test
    void emptyPagesEnd() {
        answer = pages(_ -> "", number -> "token" + number);

        assertThat(listing(Listing.MAX_SEEN)).isEqualTo(ErrorKind.LISTING_ENDLESS);
    }

    @Test
    void newKeysWithoutEndAreTooManyAtSomePoint() {
        answer = pages(number -> "k" + number, number -> "t" + number);

        assertThat(listing(20)).isEqualTo(ErrorKind.LISTING_ENDLESS);
        assertThat(requests).hasValue(21);
    }

    @Test
    void keysWithControlCharactersAreAskedForInAnEncodingThatXmlCanHold() {
        answer =
                exchange -> {
                    boolean encoded = query.contains("encoding-type=url");
                    page(
                            exchange,
                            (encoded ? "<EncodingType>url</EncodingType>" : "")
                                    + ENTRY.formatted(encoded ? "bell%07+%2Bx%0D%0A.jpg" : "&#x7;")
                                    + ENTRY.formatted("ok.jpg"));
                };

        assertThat(store.list("", null, 1000).objects())
                .extracting(ObjectInfo::key)
                .containsExactly("bell\u0007 +x\r\n.jpg", "ok.jpg");
    }

    @Test
    void anEntryWithoutKeyOrDateIsSkippedAndTheOthersAreListed() {
        answer =
                exchange ->
                        page(
                                exchange,
                                "<Contents><Size>1</Size></Contents><Contents/>"
                                        + "<Contents><Key>undated.jpg</Key></Contents>"
                                        + ENTRY.formatted("k".repeat(100_000))
                                        + ENTRY.formatted("ok.jpg"));

        List<ObjectInfo> found = new ArrayList<>();
        new Listing(store, "", 10).forEachPage(found::addAll, () -> false);

        assertThat(found).extracting(ObjectInfo::key).containsExactly("ok.jpg");
    }

    @Test
    void keysOfSkippedEntriesAreReportedAsExisting() {
        answer =
                exchange ->
                        page(
                                exchange,
                                "<Contents><Key>undated.jpg</Key></Contents><Contents/>"
                                        + ENTRY.formatted("ok.jpg"));

        Listing listing = new Listing(store, "", 10);
        listing.forEachPage(_ -> {}, () -> false);

        assertThat(listing.skipped()).containsExactlyInAnyOrder("undated.jpg", "");
    }

    @Test
    void aTruncatedListWithoutATokenIsAnErrorAfterItsObjectsWereReported() {
        answer =
                exchange ->
                        page(exchange, "<IsTruncated>true</IsTruncated>" + ENTRY.formatted("a"));

        List<ObjectInfo> found = new ArrayList<>();
        ErrorKind kind =
                failure(() -> new Listing(store, "", 10).forEachPage(found::addAll, () -> false));

        assertThat(kind).isEqualTo(ErrorKind.LISTING_INCOMPLETE);
        assertThat(found).extracting(ObjectInfo::key).containsExactly("a");
    }

    @Test
    void aKeyThatIsEncodedWronglyIsNoMistakeOfThisProgram() {
        answer =
                exchange ->
                        page(
                                exchange,
                                "<EncodingType>url</EncodingType>" + ENTRY.formatted("a%zz.jpg"));

        assertThat(failure(store::check)).isEqualTo(ErrorKind.NOT_S3);
    }
}
