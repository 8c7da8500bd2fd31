package io.dropsize.settings.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.fetch.WebFiles;
import io.dropsize.settings.SettingsExport;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.TeamFile;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MapSecrets;
import io.dropsize.testkit.MemoryStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class TeamFilesTest {
    private final MemoryStore bucket = new MemoryStore();
    private final AtomicInteger requests = new AtomicInteger();
    private @TempDir Path folder;
    private Path shared;
    private HttpServer server;
    private SettingsStore settings;
    private TeamFiles files;

    @BeforeEach
    void share() throws IOException {
        shared = Files.createDirectories(folder.resolve("shared")).resolve(TeamSource.FILE_NAME);
        settings = SettingsStore.open(folder.resolve("mine"));
        files = files(settings, bucket);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    byte[] body = Files.exists(shared) ? Files.readAllBytes(shared) : new byte[0];
                    exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        export("Blog");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theFileIsReadFromAFolderAndFromThereAgain() throws IOException {
        files.use(requireNonNull(shared.getParent()).toString());
        assertThat(names(settings)).containsExactly(Destination.THIS_COMPUTER, "Blog");

        export("Shop");
        files.refresh();

        assertThat(names(settings)).containsExactly(Destination.THIS_COMPUTER, "Shop");
        assertThat(settings.get().isTeamDestination("Shop")).isTrue();
    }

    @Test
    void theNextStartReadsTheLastGoodCopyWithoutItsSource() throws IOException {
        files.use(shared.toString());
        Files.delete(shared);

        SettingsStore next = SettingsStore.open(folder.resolve("mine"));

        assertThat(names(next)).contains("Blog");
        assertThat(next.problem()).isEmpty();
        assertThat(kind(files(next, bucket)::refresh)).isEqualTo(ErrorKind.TEAM_FILE_MISSING);
        assertThat(names(next)).contains("Blog");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    TEAM_FILE_NEWER  | {"format":"dropsize-settings","version":2,"destinations":[]}
                    TEAM_FILE_BROKEN | {"format":"dropsize-settings","vers
                    """)
    void aFileThatCannotBeUsedLeavesTheLastGoodCopy(ErrorKind kind, String text)
            throws IOException {
        files.use(shared.toString());
        Files.writeString(shared, text);

        assertThat(kind(files::refresh)).isEqualTo(kind);
        settings.reload();

        assertThat(names(settings)).contains("Blog");
    }

    @Test
    void theFileIsReadFromTheWebAtMostOnceAnHour() {
        files.use(address("/team.json"));
        files.refreshIfDue();
        assertThat(requests).hasValue(1);

        String source = requireNonNull(settings.get().team().source());
        settings.teamCopy(source).attempted(Instant.now().minusSeconds(3601));
        files.refreshIfDue();
        files.refreshIfDue();

        assertThat(requests).hasValue(2);
        assertThat(names(settings)).contains("Blog");
    }

    @Test
    void theQueryOfAnAddressIsNotInErrors() throws IOException {
        Files.writeString(shared, "<html>");
        String address = address("/team.json?key=TOPSECRET");

        assertThat(catchThrowableOfType(DropsizeException.class, () -> files.use(address)))
                .extracting(e -> e.kind() + e.getMessage())
                .asString()
                .startsWith("TEAM_FILE_BROKEN")
                .contains("/team.json")
                .doesNotContain("TOPSECRET");
    }

    @Test
    void aFailedRefreshIsNotRepeatedForAnHour() throws IOException {
        files.use(address("/team.json"));
        Files.delete(shared);
        String source = requireNonNull(settings.get().team().source());
        settings.teamCopy(source).attempted(Instant.now().minusSeconds(3601));

        files.refreshIfDue();
        files.refreshIfDue();

        assertThat(requests).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "http://files.example.com/team.json, TEAM_FILE_NEEDS_HTTPS",
        "https://user@files.example.com/team.json, TEAM_SOURCE_WRONG",
        "https:///team.json, TEAM_SOURCE_WRONG",
        "s3://bucket, TEAM_SOURCE_WRONG",
        "This computer:, TEAM_SOURCE_WRONG",
        "no-such-file.json, TEAM_FILE_MISSING"
    })
    void aSourceThatCannotBeUsedChangesNothing(String source, ErrorKind kind) {
        assertThat(kind(() -> files.use(source))).isEqualTo(kind);
        assertThat(settings.get().team().source()).isNull();
    }

    @Test
    void theFileIsReadFromABucketOfTheUsersOwn() throws IOException {
        bucket.objects.put("team/settings.json", Files.readAllBytes(shared));

        files.use("This computer:team/settings.json");
        assertThat(names(settings)).contains("Blog");
        files.use("s3://anywhere/team/settings.json");
        assertThat(settings.get().team().source()).isEqualTo("s3://anywhere/team/settings.json");

        bucket.objects.put("large", new byte[TeamFile.MAX_BYTES + 1]);
        assertThat(kind(() -> files.use("This computer:large")))
                .isEqualTo(ErrorKind.TEAM_FILE_TOO_LARGE);
        assertThat(kind(() -> files.use("This computer:missing")))
                .isEqualTo(ErrorKind.TEAM_FILE_MISSING);
    }

    @Test
    void withoutATeamFileNothingIsLeftOfIt() throws IOException {
        MapSecrets secrets = new MapSecrets();
        secrets.put("Blog", "hidden");
        files.use(shared.toString());
        Destination blog = settings.get().destinationNamed("Blog");
        settings.update(now -> now.choosing(blog, new Credentials.AccessKey("AKIAMINE")));

        files.off(secrets::remove);

        assertThat(names(settings)).containsExactly(Destination.THIS_COMPUTER);
        assertThat(secrets.get("Blog")).isEmpty();
        assertThat(kind(files::refresh)).isEqualTo(ErrorKind.TEAM_FILE_NONE);
        try (var left = Files.list(folder.resolve("mine"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .noneMatch(name -> name.startsWith("team"));
        }
        assertThat(Files.readString(folder.resolve("mine/settings.json")))
                .doesNotContain("AKIAMINE");
    }

    @Test
    void secretsOfDestinationsThatTheFileDroppedAreRemovedUnlessTheyAreTheUsersOwn()
            throws IOException {
        MapSecrets secrets = new MapSecrets();
        secrets.put("Blog", "hidden");
        files.use(shared.toString());
        Destination blog = settings.get().destinationNamed("Blog");
        Credentials keys = new Credentials.AccessKey("AKIAMINE");
        settings.update(now -> now.choosing(blog, keys));
        settings.update(now -> now.choosing(blog.named("Mine"), keys));
        settings.update(now -> now.withDestinations(List.of(blog.named("Mine"))));
        secrets.put("Mine", "own");
        export("Shop");
        files.refresh();

        files.off(secrets::remove);

        assertThat(secrets.get("Blog")).isEmpty();
        assertThat(secrets.get("Mine")).contains("own");
    }

    @Test
    void aFileThatIsTurnedOffWhileItIsLoadedLeavesNoCopy() throws IOException {
        byte[] text = Files.readAllBytes(shared);
        List<Runnable> meanwhile = new ArrayList<>();
        var slow =
                new TeamFiles(
                        settings,
                        _ -> bucket,
                        _ -> {
                            meanwhile.forEach(Runnable::run);
                            return text;
                        });
        slow.use("https://files.example.com/team.json");
        meanwhile.add(() -> files.off(_ -> {}));

        slow.refresh();

        assertThat(names(settings)).doesNotContain("Blog");
        assertThat(copies()).isEmpty();
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("mine"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("team-")).toList();
        }
    }

    @Test
    void theLabelOfAnAddressHasNoQuery() {
        files.use(address("/team.json?key=TOPSECRET"));

        assertThat(files.label()).isEqualTo(address("/team.json"));
    }

    @Test
    void withoutACopyAFailedRefreshIsNotRepeatedForAnHour() throws IOException {
        files.use(address("/team.json"));
        settings.teamCopy("").deleteOthers();
        Files.delete(shared);

        files.refreshIfDue();
        files.refreshIfDue();

        assertThat(requests).hasValue(2);
    }

    @Test
    void aDestinationThatIsGoneIsNotTakenForARelativePath() throws IOException {
        bucket.objects.put("team.json", Files.readAllBytes(shared));
        settings.update(
                now -> now.withDestinations(List.of(Destination.thisComputer().named("blog"))));
        files.use("blog:team.json");
        settings.update(
                now -> now.withDestinations(List.of(Destination.thisComputer().named("other"))));

        assertThat(catchThrowableOfType(DropsizeException.class, files::refresh))
                .satisfies(
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNKNOWN_NAME),
                        e -> assertThat(e.context()).containsExactly("blog"));
    }

    @Test
    void chosenCredentialsOutliveARefreshAndTheNextStart() throws IOException {
        files.use(shared.toString());
        Destination blog = settings.get().destinationNamed("Blog");
        settings.update(now -> now.choosing(blog, new Credentials.Profile("mine")));
        files.refresh();

        SettingsStore next = SettingsStore.open(folder.resolve("mine"));

        assertThat(next.get().destinationNamed("Blog").credentials())
                .isEqualTo(new Credentials.Profile("mine"));
    }

    private String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private static TeamFiles files(SettingsStore settings, ObjectStores stores) {
        return new TeamFiles(
                settings, stores, new WebFiles("Dropsize/test", TeamFile.MAX_BYTES)::load);
    }

    private void export(String name) throws IOException {
        SettingsStore admin = SettingsStore.open(folder.resolve("admin"));
        admin.update(
                now ->
                        now.withDestinations(
                                List.of(
                                        new Destination(
                                                name,
                                                Service.AMAZON_S3,
                                                "pictures",
                                                "eu-west-1",
                                                null,
                                                new Credentials.Profile("admin"),
                                                KeyTemplate.DEFAULT,
                                                null,
                                                false))));
        SettingsExport.write(admin.get(), shared, true);
    }

    private static List<String> names(SettingsStore settings) {
        return settings.get().destinations().stream().map(Destination::name).toList();
    }

    private static ErrorKind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(DropsizeException.class, work).kind();
    }
}
