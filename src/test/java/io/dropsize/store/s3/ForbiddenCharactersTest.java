package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link XmlResponses} with services whose lists have characters that XML 1.0 forbids. */
class ForbiddenCharactersTest {
    private static final int PAGE = 2;

    /** As Go, Python and Amazon S3 escape keys. */
    private static final UnaryOperator<String> HEXADECIMAL = references("&#x%x;");

    private HttpServer server;
    private S3ObjectStore store;
    private final List<String> keys = new ArrayList<>();

    private volatile UnaryOperator<String> escape = HEXADECIMAL;
    private volatile boolean encodes = true;

    private static UnaryOperator<String> references(String format) {
        return text ->
                Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF&<>]|[^\\u0000-\\uFFFF]")
                        .matcher(text)
                        .replaceAll(found -> format.formatted(found.group().codePointAt(0)));
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        if (exchange.getRequestMethod().equals("GET")) {
                            answer(exchange);
                        }
                    }
                });
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var destination =
                new Destination(
                        "odd",
                        Service.OTHER,
                        "images",
                        null,
                        endpoint,
                        new Credentials.AccessKey("id"),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        store =
                (S3ObjectStore)
                        S3ObjectStore.open(
                                destination,
                                endpoint,
                                () -> Optional.of(new SecretKey("id", "secret")));
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Stream.of(exchange.getRequestURI().getRawQuery().split("&"))
                .map(each -> each.split("=", 2))
                .filter(each -> each.length > 1)
                .collect(
                        Collectors.toMap(
                                each -> each[0],
                                each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String after =
                query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
        if (!after.isEmpty() && !keys.contains(after)) {
            send(exchange, 400, "<Error><Code>InvalidArgument</Code></Error>");
            return;
        }
        int from = after.isEmpty() ? 0 : keys.indexOf(after) + 1;
        int max = Math.min(PAGE, Integer.parseInt(query.get("max-keys")));
        List<String> page = keys.subList(from, Math.min(from + max, keys.size()));
        var list = new StringBuilder("<ListBucketResult><Name>images</Name>");
        for (String key : page) {
            list.append("<Contents><Key>")
                    .append(
                            encodes
                                    ? URLEncoder.encode(key, StandardCharsets.UTF_8)
                                    : escape.apply(key))
                    .append("</Key><LastModified>2026-11-02T10:00:00.000Z</LastModified>")
                    .append("<Size>1</Size></Contents>\r\n");
        }
        if (from + page.size() < keys.size()) {
            list.append("<IsTruncated>true</IsTruncated><NextContinuationToken>")
                    .append(escape.apply(page.getLast()))
                    .append("</NextContinuationToken>");
        }
        list.append(encodes ? "<EncodingType>url</EncodingType>" : "");
        send(exchange, 200, list + "</ListBucketResult>\r\n");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes =
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private List<String> listed() {
        List<String> found = new ArrayList<>();
        new Listing(store, "", 100)
                .forEachPage(
                        page -> page.stream().map(ObjectInfo::key).forEach(found::add),
                        () -> false);
        return found;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listsEveryKeyWhereverAForbiddenCharacterIs(boolean encodes) {
        this.encodes = encodes;
        keys.addAll(
                List.of(
                        "\u0000\u0001first.jpg",
                        "bell\u0007.jpg",
                        "escape\u001b[0m.jpg",
                        "line\r.jpg",
                        "no\ufffecharacter\uffff.jpg",
                        "ok & <fine>.jpg",
                        "vertical\u000btab\u000cfeed.jpg",
                        "z.jpg"));

        for (String format : List.of("&#x%x;", "&#x%04X;", "&#%d;")) {
            escape = references(format);
            assertThat(listed()).as(format).isEqualTo(keys);
        }
    }

    @Test
    void listsKeysWhoseControlCharactersAreNotEscapedAtAll() {
        encodes = false;
        escape = text -> text;
        keys.addAll(List.of("a\u0007.jpg", "b\r.jpg", "c\u001f\u0000.jpg", "d\uffff.jpg", "e.jpg"));

        assertThat(listed()).isEqualTo(keys);
    }

    @Test
    void listsEmojiWrittenAsTwoReferences() {
        encodes = false;
        escape = text -> text.chars().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining());
        keys.addAll(List.of("a\uD83D\uDE00.jpg", "b\uD83D\uDE00.jpg", "c.jpg"));

        assertThat(listed()).isEqualTo(keys);
    }

    @Test
    void theCheckAcceptsABucketWhoseFirstKeyHasAControlCharacter() {
        keys.addAll(List.of("\u0007.jpg", "b.jpg"));

        assertThatCode(store::check).doesNotThrowAnyException();
    }

    @Test
    void continuesAfterTheLastKeyIfTheTokenIsUnreadable() {
        escape = text -> text.startsWith("b") ? text + "\ufffd" : HEXADECIMAL.apply(text);
        keys.addAll(List.of("a.jpg", "b +%.jpg", "c.jpg", "d.jpg", "e.jpg"));

        assertThat(listed()).isEqualTo(keys);
    }

    @Test
    void errorsKeepTheirCodeIfTheirKeyHasAControlCharacter() {
        server.removeContext("/");
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        send(
                                exchange,
                                403,
                                "<Error><Code>SignatureDoesNotMatch</Code><Key>&#x7;</Key></Error>");
                    }
                });

        var failure =
                catchThrowableOfType(
                        DropsizeException.class, () -> store.get("bell\u0007.jpg", 10));

        assertThat(failure.kind()).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
    }

    @Test
    void aListWithADtdIsRefused() {
        server.removeContext("/");
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        send(
                                exchange,
                                200,
                                "<!DOCTYPE l [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                                        + "<ListBucketResult><Name>&a;</Name></ListBucketResult>");
                    }
                });

        var failure = catchThrowableOfType(DropsizeException.class, store::check);

        assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_S3);
    }
}
