package io.dropsize.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.Upload;
import io.dropsize.store.s3.S3ObjectStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Entries in the folder of "This computer" that are not objects, and links that lead out of it. */
@Timeout(120)
class StrangeEntriesTest {
    @TempDir private Path folder;
    private Path bucket;
    private Path outside;
    private LocalServer server;
    private ObjectStore store;

    @BeforeEach
    void start() throws IOException {
        server = LocalServer.start(folder.resolve("objects"), folder.resolve("state"));
        store =
                S3ObjectStore.open(
                        Destination.thisComputer(),
                        server.endpoint(),
                        () -> Optional.of(server.accessKey()));
        bucket = folder.resolve("objects/images");
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), "private");
        Files.writeString(bucket.resolve("good.jpg"), "good");
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Test
    void linksOutOfTheFolderAreNotRead() throws Exception {
        Files.createSymbolicLink(bucket.resolve("link"), outside);
        Files.createSymbolicLink(bucket.resolve("secret.jpg"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(bucket.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(
                bucket.resolve("relative.txt"), Path.of("../../outside/secret.txt"));

        assertThat(keys()).containsExactly("good.jpg");
        for (String key :
                List.of(
                        "link/secret.txt",
                        "secret.jpg",
                        "up/images/../../outside/secret.txt",
                        "relative.txt",
                        "up/../outside/secret.txt")) {
            assertThat(get(key)).as(key).isIn(403, 404);
            assertThat(store.head(key)).as(key).isEmpty();
        }
    }

    @Test
    void linksOutOfTheFolderAreNotWrittenOrDeletedThrough() throws Exception {
        Files.createSymbolicLink(bucket.resolve("link"), outside);
        Files.createSymbolicLink(bucket.resolve("file.jpg"), outside.resolve("secret.txt"));

        assertThatThrownBy(() -> put("link/new.jpg")).isInstanceOf(DropsizeException.class);
        assertThatThrownBy(() -> put("link/deep/new.jpg")).isInstanceOf(DropsizeException.class);
        assertThatThrownBy(() -> store.delete("link/secret.txt"))
                .isInstanceOf(DropsizeException.class);
        store.delete("file.jpg");

        assertThat(outside).isDirectoryContaining(outside.resolve("secret.txt")::equals);
        try (var files = Files.list(outside)) {
            assertThat(files).containsExactly(outside.resolve("secret.txt"));
        }
        assertThat(outside.resolve("secret.txt")).hasContent("private");
    }

    @Test
    void linksWithinTheFolderAreRead() throws Exception {
        Files.createSymbolicLink(bucket.resolve("latest.jpg"), Path.of("good.jpg"));

        assertThat(keys()).containsExactly("good.jpg", "latest.jpg");
        assertThat(get("latest.jpg")).isEqualTo(200);
    }

    @Test
    void theBucketItselfMayBeALink() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(bucket, elsewhere);
        Files.createSymbolicLink(bucket, elsewhere);

        put("a.jpg");

        assertThat(keys()).containsExactly("a.jpg", "good.jpg");
        assertThat(get("a.jpg")).isEqualTo(200);
    }

    @Test
    void cyclesOfLinksAndBrokenLinksAreSkipped() throws Exception {
        Files.createSymbolicLink(bucket.resolve("loop.jpg"), Path.of("loop.jpg"));
        Files.createSymbolicLink(bucket.resolve("self"), Path.of("."));
        Files.createSymbolicLink(bucket.resolve("gone.jpg"), Path.of("nothing"));

        assertThat(keys()).containsExactly("good.jpg");
        assertThat(get("loop.jpg")).isEqualTo(404);
        assertThat(get("gone.jpg")).isEqualTo(404);
        assertThat(get("self")).isEqualTo(404);
    }

    @Test
    void pipesAndSocketsAreSkippedAndFailImmediately() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/mkfifo")));
        new ProcessBuilder("mkfifo", bucket.resolve("pipe.jpg").toString()).start().waitFor();
        Files.createSymbolicLink(bucket.resolve("pipe-link.jpg"), Path.of("pipe.jpg"));
        Files.createSymbolicLink(bucket.resolve("zero.jpg"), Path.of("/dev/zero"));
        Path socket = Path.of("socket.jpg");
        try (var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
            Files.move(folder.resolve("s"), bucket.resolve(socket));

            assertThat(keys()).containsExactly("good.jpg");
            for (String key : List.of("pipe.jpg", "pipe-link.jpg", "zero.jpg", "socket.jpg")) {
                assertThat(get(key)).as(key).isEqualTo(404);
            }
        }
    }

    @Test
    void aFolderThatCannotBeReadIsListedAsSkipped() throws Exception {
        Path closed = Files.createDirectories(bucket.resolve("2026/closed"));
        Files.writeString(closed.resolve("a.jpg"), "a");
        Path named = Files.createDirectory(bucket.resolve("named"));
        Files.writeString(named.resolve("b.jpg"), "b");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(named, PosixFilePermissions.fromString("r--------"));
        try {
            assumeTrue(!Files.isReadable(closed), "the administrator reads everything");
            ObjectPage page = store.list("", null, 1000);
            assertThat(page.objects()).extracting(ObjectInfo::key).containsExactly("good.jpg");
            assertThat(page.skipped()).containsExactly("2026/closed/", "named/b.jpg");
            for (String key : List.of("2026/closed/a.jpg", "named/b.jpg")) {
                assertThatThrownBy(() -> store.head(key))
                        .as(key)
                        .isInstanceOfSatisfying(
                                DropsizeException.class,
                                e -> assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED));
            }
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(named, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFolderThatCannotBeReadHidesOnlyWhatIsInIt() throws Exception {
        Path closed = Files.createDirectory(bucket.resolve("closed"));
        Files.writeString(closed.resolve("a.jpg"), "a");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(closed), "the administrator reads everything");
            assertThat(keys()).containsExactly("good.jpg");
            assertThat(get("closed/a.jpg")).isEqualTo(403);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFolderWithinThousandsOfOthersDoesNotEndTheList() throws Exception {
        Path deep = bucket;
        for (int i = 0; i < 900; i++) {
            deep = Files.createDirectory(deep.resolve("d"));
        }
        Files.writeString(deep.resolve("deep.jpg"), "x");

        assertThat(keys()).hasSize(2).contains("good.jpg");
    }

    @Test
    void aNameThatIsNoTextIsSkipped() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/sh")));
        String make = "printf x > \"$0/$(printf 'bad\\377.jpg')\"";
        new ProcessBuilder("/bin/sh", "-c", make, bucket.toString()).start().waitFor();

        assertThat(keys()).containsExactly("good.jpg");
    }

    @Test
    void namesWithControlCharactersAreListedOpenedAndDeletedAsTheyAre() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/sh")));
        List<String> names = List.of("bell\u0007.jpg", "cr\r.jpg", "esc\u001b[31m.jpg", "nl\n.jpg");
        for (String name : names) {
            Files.writeString(bucket.resolve(name), "x");
        }

        assertThat(keys()).hasSize(5).containsAll(names);
        assertThat(store.list("", null, 1).next()).isNotNull();
        for (String name : names) {
            assertThat(store.head(name)).as(name).isPresent();
            store.delete(name);
        }
        assertThat(keys()).containsExactly("good.jpg");
    }

    @Test
    void foldersAndObjectsAreTheirOwners() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        put("2026/11/a.jpg");

        for (String name : List.of("objects", "objects/images", "state")) {
            assertThat(permissions(folder.resolve(name))).as(name).isEqualTo("rwx------");
        }
        assertThat(permissions(bucket.resolve("2026/11/a.jpg"))).isEqualTo("rw-------");
    }

    @Test
    void pagesFollowEachOtherWhateverTheNames() throws Exception {
        for (String name : List.of("a b.jpg", "a&b.jpg", "ä.jpg", "日本.jpg", "a+b%20.jpg")) {
            put(name);
        }
        List<String> paged = new ArrayList<>();
        String next = null;
        do {
            var page = store.list("", next, 1);
            page.objects().forEach(object -> paged.add(object.key()));
            next = page.next();
        } while (next != null);

        assertThat(paged)
                .containsExactlyElementsOf(keys())
                .isSortedAccordingTo(Comparator.naturalOrder())
                .hasSize(6);
    }

    private List<String> keys() {
        return store.list("", null, 1000).objects().stream().map(ObjectInfo::key).toList();
    }

    private void put(String key) {
        store.put(new Upload(key, new byte[] {1, 2, 3}, "image/jpeg", "r-" + key, false), _ -> {});
    }

    private int get(String key) throws IOException {
        URI link = URI.create(server.endpoint() + "/images/" + key);
        HttpURLConnection connection = (HttpURLConnection) link.toURL().openConnection();
        connection.setReadTimeout(60_000);
        return connection.getResponseCode();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
