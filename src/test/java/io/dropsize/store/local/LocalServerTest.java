package io.dropsize.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.s3.S3ObjectStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

@Timeout(120)
class LocalServerTest {
    @TempDir private Path folder;

    private LocalServer start() {
        return LocalServer.start(folder.resolve("objects"), folder.resolve("state"));
    }

    private static ObjectStore open(LocalServer server) {
        return S3ObjectStore.open(
                Destination.thisComputer(),
                server.endpoint(),
                () -> Optional.of(server.accessKey()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Upload upload(String key, byte[] bytes) {
        return new Upload(key, bytes, "image/jpeg", "r-" + key, false);
    }

    private static HttpResponse<String> send(String method, URI url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(url)
                            .method(method, HttpRequest.BodyPublishers.ofString("x"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void theCheckCreatesADeletedFolderAgain() throws Exception {
        Path bucket = folder.resolve("objects/images");
        try (var server = start()) {
            Files.delete(bucket);

            server.check();

            assertThat(bucket).isDirectory();
        }
    }

    @Test
    void theCheckReportsWhenObjectsCannotBeWritten() throws Exception {
        Path bucket = folder.resolve("objects/images");
        try (var server = start()) {
            Files.delete(bucket);
            Files.createFile(bucket);

            assertThatThrownBy(server::check)
                    .isInstanceOfSatisfying(
                            DropsizeException.class,
                            e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANNOT_WRITE));
        }
    }

    @Test
    void objectsArePlainFilesAndABrowserOpensThemByTheirLink() throws Exception {
        try (var server = start();
                var store = open(server)) {
            store.put(upload("2026/11/a.jpg", bytes("picture")), _ -> {});

            assertThat(folder.resolve("objects/images/2026/11/a.jpg")).hasContent("picture");
            URI link = store.publicUrl("2026/11/a.jpg");
            assertThat(link)
                    .isEqualTo(URI.create(server.endpoint() + "/images/2026/11/a.jpg"))
                    .hasHost("127.0.0.1");
            HttpResponse<String> opened = send("GET", link);
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.body()).isEqualTo("picture");
            assertThat(opened.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        }
    }

    @Test
    void aFilePutThereByHandIsListedAndOpens() throws Exception {
        try (var server = start();
                var store = open(server)) {
            Files.writeString(folder.resolve("objects/images/by hand.png"), "by hand");

            assertThat(store.list("", null, 10).objects())
                    .extracting(ObjectInfo::key)
                    .containsExactly("by hand.png");
            HttpResponse<String> opened = send("GET", store.publicUrl("by hand.png"));
            assertThat(opened.body()).isEqualTo("by hand");
            assertThat(opened.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(store.head("by hand.png").orElseThrow().mediaType()).isEqualTo("image/png");
            assertThat(
                            store.put(
                                    new Upload(
                                            "by hand.png",
                                            bytes("by hand"),
                                            "image/png",
                                            "r",
                                            false),
                                    _ -> {}))
                    .isEqualTo(UploadResult.ALREADY_THERE);
        }
    }

    @Test
    void aFileDeletedByHandIsGone() throws Exception {
        try (var server = start();
                var store = open(server)) {
            store.put(upload("a.jpg", bytes("picture")), _ -> {});

            Files.delete(folder.resolve("objects/images/a.jpg"));

            assertThat(store.list("", null, 10).objects()).isEmpty();
            assertThat(store.head("a.jpg")).isEmpty();
        }
    }

    @Test
    void aFolderDeletedByHandIsMadeAgain() throws Exception {
        try (var server = start();
                var store = open(server)) {
            Files.delete(folder.resolve("objects/images"));
            assertThat(store.list("", null, 10).objects()).isEmpty();
            Files.delete(folder.resolve("objects/images"));
            Files.delete(folder.resolve("objects"));

            assertThat(store.put(upload("a.jpg", bytes("picture")), _ -> {}))
                    .isEqualTo(UploadResult.STORED);
        }
    }

    @Test
    void whatAPowerCutLeftHalfWrittenIsNotListed() throws Exception {
        try (var server = start();
                var store = open(server)) {
            Files.writeString(
                    folder.resolve("objects/images/a.jpg-0b0e1c3e-1f5c-4a57-9d1c-0123456789ab"),
                    "hal");

            assertThat(store.list("", null, 10).objects()).isEmpty();
        }
    }

    @Test
    void onlyPartialFilesOfAKillAreDeletedAtTheNextStart() throws Exception {
        Path bucket = Files.createDirectories(folder.resolve("objects/images"));
        String uuid = "-0b0e1c3e-1f5c-4a57-9d1c-0123456789ab";
        Path half = Files.writeString(bucket.resolve("a.jpg" + uuid), "hal");
        Path alike = Files.writeString(bucket.resolve("b.jpg" + uuid), "somebody's own");
        new WriteMarkers(folder.resolve("state/writing")).begin(bucket.resolve("a.jpg"));

        try (var server = start();
                var store = open(server)) {
            assertThat(half).doesNotExist();
            assertThat(alike).exists();
            store.put(upload("c.jpg", bytes("picture")), _ -> {});
        }
        assertThat(folder.resolve("state/writing")).isEmptyDirectory();
    }

    @Test
    void withoutTheKeysNothingIsListedWrittenOrDeleted() throws Exception {
        try (var server = start();
                var store = open(server)) {
            store.put(upload("a.jpg", bytes("picture")), _ -> {});
            URI object = store.publicUrl("a.jpg");
            URI bucket = URI.create(server.endpoint() + "/images");

            assertThat(send("GET", bucket).statusCode()).isEqualTo(403);
            assertThat(send("GET", URI.create(bucket + "?list-type=2")).statusCode())
                    .isEqualTo(403);
            assertThat(send("GET", URI.create(server.endpoint() + "/")).statusCode())
                    .isEqualTo(403);
            assertThat(send("PUT", object).statusCode()).isEqualTo(403);
            assertThat(send("PUT", URI.create(bucket + "/new.jpg")).statusCode()).isEqualTo(403);
            assertThat(send("POST", bucket).statusCode()).isBetween(400, 499);
            assertThat(send("DELETE", object).statusCode()).isEqualTo(403);
            assertThat(send("DELETE", bucket).statusCode()).isEqualTo(403);
            assertThat(send("GET", URI.create(bucket + "/../../state/server.key")).body())
                    .doesNotContain(server.accessKey().secret());
            assertThat(send("GET", URI.create(bucket + "/..%2F..%2Fstate%2Fserver.key")).body())
                    .doesNotContain(server.accessKey().secret());
            assertThat(folder.resolve("objects/images/a.jpg")).hasContent("picture");
            assertThat(folder.resolve("objects/images/new.jpg")).doesNotExist();
        }
    }

    /** The user may have chosen a folder that contains other things than buckets. */
    @Test
    void filesOutsideTheBucketCannotBeRead() throws Exception {
        Path beside = Files.createDirectories(folder.resolve("objects/Documents"));
        Files.writeString(beside.resolve("taxes.pdf"), "private");

        try (LocalServer server = start()) {
            URI file = URI.create(server.endpoint() + "/Documents/taxes.pdf");
            assertThat(send("GET", file).statusCode()).isEqualTo(403);
            assertThat(send("HEAD", file).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void portAndKeysStayTheSameBetweenStarts() {
        URI endpoint;
        String secret;
        try (var server = start()) {
            endpoint = server.endpoint();
            secret = server.accessKey().secret();
        }
        try (var server = start()) {
            assertThat(server.endpoint()).isEqualTo(endpoint);
            assertThat(server.accessKey().secret()).isEqualTo(secret).hasSize(40);
            assertThat(server.accessKey().toString()).doesNotContain(secret);
        }
    }

    @Test
    void anotherPortIsChosenAndStoredIfTheOldOneIsInUse() throws Exception {
        URI before;
        try (var server = start()) {
            before = server.endpoint();
        }
        URI after;
        try (var _ = new ServerSocket(before.getPort(), 1, InetAddress.getLoopbackAddress());
                var server = start()) {
            after = server.endpoint();
            assertThat(after).isNotEqualTo(before);
        }
        try (var server = start()) {
            assertThat(server.endpoint()).isEqualTo(after);
        }
    }

    @Test
    void theKeysCanBeReadByTheirOwnerOnly() throws Exception {
        try (var _ = start()) {
            Path keys = folder.resolve("state/server.key");
            assumeTrue(keys.getFileSystem().supportedFileAttributeViews().contains("posix"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aBrokenStateFileIsReplaced() throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/server.key"), "?");
        Files.writeString(folder.resolve("state/server.port"), "99999999 ?");

        try (var server = start();
                var store = open(server)) {
            store.check();
            assertThat(server.ownsServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999 serving", "0 serving", "65536", "-1 serving", "\u0000"})
    void aPortThatCannotBeIsNotTaken(String text) throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/server.port"), text);

        try (var server = start()) {
            assertThat(server.ownsServer()).isTrue();
            assertThat(server.endpoint().getPort()).isBetween(1, 65_535);
        }
    }

    /** As on a full disk. */
    @Test
    void objectsAreServedThoughThePortCannotBeWrittenDown() throws Exception {
        Path taken = folder.resolve("state/server.port");
        Files.writeString(Files.createDirectories(taken).resolve("in the way"), "x");

        try (var server = start();
                var store = open(server)) {
            Files.writeString(folder.resolve("objects/images/a.jpg"), "picture");

            assertThat(send("GET", store.publicUrl("a.jpg")).body()).isEqualTo("picture");
        }
    }

    @Test
    void aSecondInTheSameProcessSharesTheServerAndTakesOver() {
        var first = start();
        try (var second = start();
                var store = open(second)) {
            assertThat(second.ownsServer()).isFalse();
            assertThat(second.endpoint()).isEqualTo(first.endpoint());

            first.close();

            assertThat(store.put(upload("a.jpg", bytes("picture")), _ -> {}))
                    .isEqualTo(UploadResult.STORED);
            assertThat(second.ownsServer()).isTrue();
        } finally {
            first.close();
        }
    }

    @Test
    void aFailedTakeoverIsRetriedUntilItSucceeds() throws Exception {
        Path lock = folder.resolve("state/server.lock");
        var said = new CountDownLatch(1);
        var first = start();
        try (var second = start();
                var store = open(second);
                var _ = heard(said)) {
            Files.delete(lock);
            Files.createDirectory(lock);

            first.close();
            said.await();
            Files.delete(lock);

            assertThat(store.put(upload("a.jpg", bytes("picture")), _ -> {}))
                    .isEqualTo(UploadResult.STORED);
            assertThat(second.ownsServer()).isTrue();
        } finally {
            first.close();
        }
    }

    /** Counts down when the server logs a warning. */
    private static AutoCloseable heard(CountDownLatch warning) {
        var logger = Logger.getLogger(LocalServer.class.getName());
        var handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        if (record.getLevel() == Level.WARNING) {
                            warning.countDown();
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        logger.addHandler(handler);
        return () -> logger.removeHandler(handler);
    }

    @Test
    void whenTheProcessThatServesIsKilledThisOneServesAtTheSamePort() throws Exception {
        Process other = program();
        BufferedReader says = other.inputReader();
        String said = says.readLine();
        assertThat(said).endsWith(" true");
        try (var server = start();
                var store = open(server)) {
            assertThat(server.ownsServer()).isFalse();
            assertThat(server.endpoint() + " true").isEqualTo(said);
            store.put(upload("before.jpg", bytes("picture")), _ -> {});

            other.destroyForcibly();

            for (int i = 0; i < 20; i++) {
                assertThat(store.put(upload("after-" + i + ".jpg", bytes("picture")), _ -> {}))
                        .isEqualTo(UploadResult.STORED);
            }
            assertThat(server.ownsServer()).isTrue();
            assertThat(server.endpoint() + " true").isEqualTo(said);
            assertThat(store.head("before.jpg")).isPresent();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aProcessThatWaitsEndsWithoutTakingTheServerAlong() throws Exception {
        try (var server = start();
                var store = open(server)) {
            Process other = program();
            assertThat(other.inputReader().readLine()).isEqualTo(server.endpoint() + " false");

            other.getOutputStream().close();

            assertThat(other.waitFor()).isZero();
            store.check();
            assertThat(server.ownsServer()).isTrue();
        }
    }

    private Process program() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServingProgram.class.getName(),
                        folder.resolve("objects").toString(),
                        folder.resolve("state").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void aFolderThatIsAFileIsReported() throws Exception {
        Files.writeString(folder.resolve("objects"), "a file");

        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANNOT_WRITE));
    }

    @Test
    void aBucketFolderThatBecameAFileIsReportedAsUnwritable() throws Exception {
        try (var server = start();
                var store = open(server)) {
            Files.writeString(folder.resolve("objects/images/2026"), "a file in the way");

            assertThatThrownBy(() -> store.put(upload("2026/a.jpg", bytes("x")), _ -> {}))
                    .isInstanceOfSatisfying(
                            DropsizeException.class,
                            e -> {
                                assertThat(e.kind()).isEqualTo(ErrorKind.CANNOT_WRITE);
                                assertThat(e.context())
                                        .containsExactly(
                                                folder.resolve("objects/images").toString());
                            });
        }
    }
}
