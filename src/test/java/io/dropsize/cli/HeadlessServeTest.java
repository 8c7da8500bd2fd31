package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.Main;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** The service in its own process, without JavaFX on its class path. */
@Timeout(180)
class HeadlessServeTest {
    private static final String TOKEN = "token-of-this-test-with-many-characters";
    private static final Pattern LISTENING =
            Pattern.compile(".* INFO HeadlessRun listening on (http://127\\.0\\.0\\.1:\\d+), .*");

    @TempDir Path home;
    private final List<String> lines = new ArrayList<>();
    private @Nullable Process process;

    @AfterEach
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private Process start(Path loaded) throws IOException {
        String classPath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.contains("javafx"))
                        .collect(Collectors.joining(File.pathSeparator));
        Path token = Files.writeString(home.resolve("token"), TOKEN);
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-Xlog:class+load:file=" + loaded,
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        "serve",
                        "--headless",
                        "--port",
                        "0",
                        "--journal",
                        "memory");
        builder.environment().put("DROPSIZE_HOME", home.toString());
        builder.environment().put("DROPSIZE_DESTINATION", "This computer");
        builder.environment().put("DROPSIZE_TOKEN_FILE", token.toString());
        builder.environment().remove("DISPLAY");
        return builder.redirectError(home.resolve("errors").toFile()).start();
    }

    private String address(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            Matcher listening = LISTENING.matcher(line);
            if (listening.matches()) {
                return listening.group(1);
            }
        }
        throw new AssertionError(Files.readString(home.resolve("errors")));
    }

    @Test
    void runsWithoutJavaFxAndUploadsAllAcceptedImagesWhenItIsTerminated() throws Exception {
        Path loaded = home.resolve("loaded");
        Process service = start(loaded);
        process = service;
        try (BufferedReader out = service.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            String address = address(out);

            assertThat(status(client, address + "/healthz")).isEqualTo(200);
            assertThat(status(client, address + "/readyz")).isEqualTo(200);
            assertThat(upload(client, address, "", 0)).isEqualTo(201);
            for (int i = 1; i <= 10; i++) {
                assertThat(upload(client, address, "?wait=false", i)).isEqualTo(202);
            }
            service.toHandle().destroy(); // SIGTERM
            out.lines().forEach(lines::add);
        }

        assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).as("%s", lines).isZero();
        assertThat(objects()).hasSize(11);
        assertThat(lines)
                .allMatch(line -> line.matches("\\d{4}-\\S+Z (INFO|WARN|ERROR) \\S+ .+"))
                .anyMatch(line -> line.contains("POST /api/v1/image/upload 201 "))
                .noneMatch(line -> line.contains(TOKEN));
        assertThat(lines.getLast()).endsWith("stopped: all accepted images are uploaded");
        assertThat(home.resolve("data/journal")).doesNotExist();
        assertThat(home.resolve("data/endpoint")).as("a token").doesNotExist();
        assertThat(Files.readAllLines(loaded))
                .noneMatch(line -> line.contains(" javafx.") || line.contains("javakeyring"));
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("images"))) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }

    private static int status(HttpClient client, String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private static int upload(HttpClient client, String address, String query, int number)
            throws Exception {
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, number * 4099);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/api/v1/image/upload" + query))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(png.toByteArray()))
                        .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return response.statusCode();
    }
}
