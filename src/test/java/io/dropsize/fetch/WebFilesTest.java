package io.dropsize.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.testkit.TlsForwarder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class WebFilesTest {
    private static final byte[] TEXT = "{\"format\": 1}".getBytes(StandardCharsets.UTF_8);

    private final WebFiles files = new WebFiles("Dropsize/test", TEXT.length);
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void aFileOfAnyTypeIsLoadedUpToItsMaximumSize() {
        answer("/exact", 200, TEXT);
        answer("/longer", 200, new byte[TEXT.length + 1]);
        answer("/empty", 200, new byte[0]);

        assertThat(files.load(address("/exact"))).isEqualTo(TEXT);
        assertThat(files.load(address("/empty"))).isEmpty();
        assertThat(failure(address("/longer"))).isEqualTo(ErrorKind.TEAM_FILE_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "404, TEAM_FILE_MISSING",
        "403, TEAM_FILE_MISSING",
        "503, SERVER_BUSY",
        "500, SERVER_ERROR"
    })
    void eachResponseHasItsError(int status, ErrorKind kind) {
        answer("/", status, TEXT);

        assertThat(failure(address("/"))).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other", "file:///etc/hostname", "ftp://localhost/"})
    void aRedirectLeadsToHttpsOnly(String target) {
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", target);
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        answer("/other", 200, TEXT);

        assertThat(failure(address("/"))).isEqualTo(ErrorKind.TEAM_FILE_MISSING);
    }

    @Test
    void aServerWithoutAValidCertificateIsNotRead(@TempDir Path folder) throws Exception {
        answer("/", 200, TEXT);
        try (TlsForwarder tls = new TlsForwarder(folder, address("/"))) {
            assertThat(failure(tls.endpoint())).isEqualTo(ErrorKind.TEAM_FILE_INSECURE);
        }
    }

    private void answer(String path, int status, byte[] body) {
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private ErrorKind failure(URI address) {
        return catchThrowableOfType(DropsizeException.class, () -> files.load(address)).kind();
    }
}
