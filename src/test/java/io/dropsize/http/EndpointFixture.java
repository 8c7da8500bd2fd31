package io.dropsize.http;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.clipboard.DesktopClipboard;
import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.upload.EndpointListener;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.settings.SettingsStore;
import io.dropsize.testkit.MapSecrets;
import io.dropsize.testkit.MemoryStore;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import javax.imageio.ImageIO;

/**
 * The endpoint with the whole program behind it: real codecs, and the server of "This computer".
 */
public final class EndpointFixture implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();

    final Path home;
    final Dropsize core;
    final Endpoint endpoint;
    final MemoryClipboard clipboard = new MemoryClipboard();
    final HttpClient client = HttpClient.newHttpClient();

    EndpointFixture(Path home) {
        this(home, UnaryOperator.identity());
    }

    EndpointFixture(Path home, UnaryOperator<EndpointOptions> change) {
        this(home, change, Dropsize::open);
    }

    /** Creates a fixture with a bucket in memory. */
    EndpointFixture(Path home, UnaryOperator<EndpointOptions> change, MemoryStore store) {
        this(
                home,
                change,
                folders -> {
                    folders.makePrivate();
                    return new Dropsize(
                            folders,
                            SettingsStore.open(folders.settings()),
                            new MapSecrets(),
                            new DefaultImageEngine(),
                            store,
                            () -> {});
                });
    }

    private EndpointFixture(
            Path home,
            UnaryOperator<EndpointOptions> change,
            Function<AppFolders, Dropsize> opener) {
        this.home = home;
        AppFolders folders =
                new AppFolders(
                        home.resolve("settings"),
                        home.resolve("data"),
                        home.resolve("images"),
                        home.resolve("cache"),
                        home.resolve("logs"));
        this.core = opener.apply(folders);
        this.endpoint =
                Endpoint.start(
                        endpointCore(),
                        change.apply(
                                new EndpointOptions(
                                        0, Set.of(), true, List.of(), EndpointLimits.DEFAULT)),
                        EndpointListener.withoutWindow(clipboard));
    }

    EndpointCore endpointCore() {
        return new EndpointCore(
                core.submissions(),
                core.settings(),
                core.stores(),
                core.deletions(),
                new TokenFile(core.folders().data())::token,
                core.folders().cache());
    }

    /** Has the content that a test gives it. */
    static final class MemoryClipboard implements DesktopClipboard {
        final Map<String, byte[]> content = new ConcurrentHashMap<>();

        @Override
        public void copy(String text) {
            throw new IllegalStateException("the endpoint copies nothing");
        }

        @Override
        public List<String> types() {
            return List.copyOf(content.keySet());
        }

        @Override
        public byte[] read(String type) {
            return Objects.requireNonNull(content.get(type));
        }
    }

    static UnaryOperator<EndpointOptions> limits(EndpointLimits limits) {
        return old ->
                new EndpointOptions(
                        old.port(), old.origins(), old.tokenRequired(), old.folders(), limits);
    }

    String token() {
        return new TokenFile(core.folders().data()).token();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + endpoint.port() + path);
    }

    /** A request with the token. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> postJson(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> postImage(String path, byte[] image) {
        return send(
                request(path)
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(image)));
    }

    HttpResponse<String> postForm(String path, Form form) {
        return send(
                request(path)
                        .header("Content-Type", form.contentType())
                        .POST(BodyPublishers.ofByteArray(form.bytes())));
    }

    HttpResponse<String> postList(String path, String... entries) {
        return postJson(path, JSON.writeValueAsString(java.util.Map.of("list", List.of(entries))));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** What a link opens. */
    int status(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET()).statusCode();
    }

    /** A picture file that differs from those of other numbers. */
    Path file(String name, int number) {
        try {
            Path file = home.resolve("in").resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, png(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] png(int number) {
        BufferedImage image = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, number * 4099 & 0xffffff);
        image.setRGB(1, 1, number);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A body of multipart/form-data, byte by byte. */
    static final class Form {
        private static final String BOUNDARY = "----BoundaryOfThisTest";
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Form file(String field, String name, byte[] content) {
            return part(
                    "Content-Disposition: form-data; name=\""
                            + field
                            + "\"; filename=\""
                            + name
                            + "\"\r\nContent-Type: application/octet-stream",
                    content);
        }

        Form text(String field, String value) {
            return part(
                    "Content-Disposition: form-data; name=\"" + field + "\"",
                    value.getBytes(StandardCharsets.UTF_8));
        }

        private Form part(String header, byte[] content) {
            bytes.writeBytes(
                    ("--" + BOUNDARY + "\r\n" + header + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(content);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            return this;
        }

        String contentType() {
            return "multipart/form-data; boundary=" + BOUNDARY;
        }

        byte[] bytes() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(bytes.toByteArray());
            all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return all.toByteArray();
        }
    }

    @Override
    public void close() {
        client.close();
        endpoint.close();
        core.close();
    }
}
