package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.Dropsize;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.settings.EndpointSettings;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Window;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/** What the window shows of the endpoint, with real requests. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class WindowEndpointTest {
    private static final String OBSIDIAN = "app://obsidian.md";

    private final QuietDesk desk = new QuietDesk();
    private final MemoryStore store = new MemoryStore();
    private final HttpClient client = HttpClient.newHttpClient();
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow window;
    private int port;

    @Start
    void start(Stage stage) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        dropsize = Programs.open(home, new DefaultImageEngine(), store);
        dropsize.settings()
                .update(
                        now ->
                                now.withEndpoint(
                                        EndpointSettings.DEFAULT.withOn(true).withPort(port)));
        window = new MainWindow(dropsize, stage, _ -> desk);
        window.show(() -> window.begin(true));
    }

    @AfterEach
    void close() {
        window.endpoint().close();
        dropsize.close();
        window.endpoint().deleteBodies();
        client.close();
    }

    private void awaitOpen() throws Exception {
        Window.waitUntil(() -> window.endpoint().status().get().port() == port);
    }

    @Test
    void anEmptyRequestUploadsTheClipboard() throws Exception {
        awaitOpen();
        Window.on(
                () ->
                        Clipboard.getSystemClipboard()
                                .setContent(Map.of(DataFormat.IMAGE, new WritableImage(4, 3))));

        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/upload"))
                        .header("X-PicGo-Secret", window.endpoint().token())
                        .POST(BodyPublishers.noBody())
                        .build();

        assertThat(client.send(request, BodyHandlers.ofString()).body())
                .contains("\"success\":true");
    }

    private int upload(String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + port
                                                + "/api/v1/image/upload?name=harbour.png"))
                        .header("Authorization", "Bearer " + window.endpoint().token())
                        .POST(BodyPublishers.ofByteArray(png()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static List<?> rows(FxRobot robot) {
        return robot.lookup("#table").queryAll().stream()
                .filter(TableView.class::isInstance)
                .map(TableView.class::cast)
                .<Object>flatMap(table -> table.getItems().stream())
                .toList();
    }

    @Test
    void anUploadOfAnEditorIsARowAndItsLinkIsNotCopied(FxRobot robot) throws Exception {
        awaitOpen();

        assertThat(upload()).isEqualTo(201);

        Window.waitUntil(() -> rows(robot).size() == 1);
        Window.waitUntil(() -> dropsize.uploads().lastBatch().isPresent());
        assertThat(desk.copied).isEmpty();
    }

    @Test
    void theWindowAsksOnceAboutAnUnknownOriginAndTheNextRequestIsAccepted() throws Exception {
        awaitOpen();

        assertThat(upload("Origin", OBSIDIAN)).isEqualTo(403);

        Window.waitUntil(() -> !dropsize.settings().get().endpoint().origins().isEmpty());
        assertThat(desk.asked)
                .containsExactly("Allow app://obsidian.md to upload through Dropsize?");
        assertThat(upload("Origin", OBSIDIAN)).isEqualTo(201);
    }

    @Test
    void anOriginThatIsNotAllowedIsNotAskedAboutAgain() throws Exception {
        awaitOpen();
        desk.answer = false;

        assertThat(upload("Origin", "https://evil.example")).isEqualTo(403);
        Window.waitUntil(() -> !desk.asked.isEmpty());
        assertThat(upload("Origin", "https://evil.example")).isEqualTo(403);
        for (int i = 0; i < 20; i++) {
            assertThat(upload("Origin", "https://evil" + i + ".example")).isEqualTo(403);
        }

        Window.waitUntil(() -> desk.asked.size() == 5);
        assertThat(dropsize.settings().get().endpoint().origins()).isEmpty();
    }

    @Test
    void aRevokedOriginIsRefusedImmediately() throws Exception {
        awaitOpen();
        dropsize.settings().update(now -> now.withEndpoint(now.endpoint().withOrigin(OBSIDIAN)));
        while (upload("Origin", OBSIDIAN) != 201) {
            Thread.onSpinWait();
        }

        dropsize.settings().update(now -> now.withEndpoint(now.endpoint().withoutOrigin(OBSIDIAN)));

        while (upload("Origin", OBSIDIAN) != 403) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aFailedUploadOfAnEditorSucceedsWithARetry(FxRobot robot) throws Exception {
        awaitOpen();
        store.refusals.put("harbour", new DropsizeException(ErrorKind.BUCKET_MISSING, "photos"));
        assertThat(upload()).isEqualTo(422);
        Window.waitUntil(() -> rows(robot).size() == 1);
        store.refusals.clear();

        Hyperlink retry = robot.lookup("#retryFailed").queryAs(Hyperlink.class);
        Window.waitUntil(retry::isVisible);
        robot.interact(retry::fire);

        Window.waitUntil(
                () -> store.objects.keySet().stream().anyMatch(it -> it.contains("harbour")));
    }
}
