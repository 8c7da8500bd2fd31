package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.http.exchange.EndpointOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is possible without the token after the user has decided that programs need none. */
@Timeout(60)
@SuppressWarnings("NullAway") // each test starts its own
class NoTokenTest {
    private static final String LOGSEQ = "lsp://logseq.io";

    @TempDir Path home;
    private EndpointFixture fixture;

    @BeforeEach
    void start() {
        fixture = fixture(List.of());
    }

    private EndpointFixture fixture(List<Path> folders) {
        return new EndpointFixture(
                home, old -> new EndpointOptions(0, Set.of(LOGSEQ), false, folders, old.limits()));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(fixture.uri(path));
    }

    private HttpResponse<String> upload(String path, String... headers) {
        HttpRequest.Builder request =
                request(path).POST(BodyPublishers.ofByteArray(EndpointFixture.png(1)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return fixture.send(request);
    }

    private HttpResponse<String> list(String path, String origin, Path... files) {
        List<String> names = List.of(files).stream().map(Path::toString).toList();
        String json = EndpointFixture.JSON.writeValueAsString(Map.of("list", names));
        return fixture.send(
                request(path)
                        .headers("Origin", origin, "Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(json)));
    }

    @Test
    void aProgramUploadsWithoutTheToken() {
        assertThat(upload("/api/v1/image/upload").statusCode()).isEqualTo(201);
    }

    @Test
    void anAllowedAppUploadsFilesOfAnAllowedFolderAsLogseqDoes() throws Exception {
        Path folder = Files.createDirectories(home.resolve("in"));
        fixture.close();
        fixture = fixture(List.of(folder));
        Path image = fixture.file("harbour.png", 1);

        HttpResponse<String> response = list("/upload", LOGSEQ, image);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(EndpointFixture.json(response).get("result")).hasSize(1);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(LOGSEQ);
        Path outside = Files.write(home.resolve("secret.png"), EndpointFixture.png(2));
        assertThat(list("/upload", LOGSEQ, outside).statusCode()).isEqualTo(500);
    }

    @Test
    void filesAreNotReadIfNoFolderIsAllowed() {
        Path image = fixture.file("harbour.png", 1);

        HttpResponse<String> response = list("/upload", LOGSEQ, image);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(EndpointFixture.json(response).get("message").stringValue())
                .contains("--folder");
        assertThat(fixture.postList("/upload", image.toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void theClipboardIsNotUploaded() {
        fixture.clipboard.content.put("image/png", EndpointFixture.png(1));

        HttpResponse<String> response =
                fixture.send(request("/upload").POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(EndpointFixture.json(response).get("message").stringValue())
                .contains("dropsize token");
    }

    @Test
    void foreignPagesAreRefused() {
        assertThat(upload("/upload", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(upload("/upload", "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(
                        upload(
                                        "/api/v1/image/upload",
                                        "Sec-Fetch-Site",
                                        "cross-site",
                                        "Sec-Fetch-Mode",
                                        "no-cors")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aWrongTokenIsRefused() {
        assertThat(upload("/api/v1/image/upload?key=wrong").statusCode()).isEqualTo(401);
        assertThat(upload("/api/v1/image/upload", "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
    }

    @Test
    void listingAndDeletingNeedTheToken() {
        assertThat(fixture.send(request("/api/v1/images").GET()).statusCode()).isEqualTo(401);
        assertThat(fixture.send(request("/api/v1/images/a.png").DELETE()).statusCode())
                .isEqualTo(401);
        assertThat(fixture.send(request("/delete").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(401);
        assertThat(fixture.send(request("/metrics").GET()).statusCode()).isEqualTo(401);
    }
}
