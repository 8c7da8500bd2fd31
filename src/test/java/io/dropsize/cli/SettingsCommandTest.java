package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.network.ProxySettings;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.Settings;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MapSecrets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SettingsCommandTest {
    private static final String SECRET = "TOPSECRETtopsecret";

    private Terminal here;
    private Terminal there;
    private Path file;

    @BeforeEach
    void open(@TempDir Path home) {
        here = terminal(home.resolve("here"));
        there = terminal(home.resolve("there"));
        file = home.resolve("dropsize.json");
    }

    @Test
    void destinationsAndPresetsTravelWithoutSecrets() throws IOException {
        here.settings().update(now -> with(now, destination("blog", "pictures", "AKIAHERE")));
        here.secrets.put("blog", SECRET);

        assertThat(here.run("settings", "export", file.toString())).isZero();
        assertThat(Files.readString(file)).contains("pictures").doesNotContain(SECRET);
        assertThat(there.run("settings", "import", "--yes", file.toString())).isZero();

        assertThat(there.lines())
                .contains(
                        "added\tdestination\tblog\tAmazon S3, bucket pictures, eu-west-1",
                        "same\tpreset\tWeb 1600\t");
        assertThat(there.said())
                .singleElement()
                .asString()
                .startsWith("The secret key of “blog” isn’t in the file.");
        assertThat(there.settings().get().destinations())
                .isEqualTo(here.settings().get().destinations());
    }

    @Test
    void aCertificateIsTrustedOnlyWhereItWasConfirmed() {
        Fingerprint confirmed = Fingerprint.of(new byte[] {1});
        Destination blog = destination("blog", "pictures", "AKIAHERE");
        here.settings().update(now -> with(now, blog.pinned(confirmed)));
        here.run("settings", "export", file.toString());

        assertThat(there.run("settings", "import", "--yes", file.toString())).isZero();
        assertThat(there.settings().get().destinationNamed("blog").certificate()).isNull();
        assertThat(here.run("settings", "import", "--yes", file.toString())).isZero();
        assertThat(here.settings().get().destinationNamed("blog").certificate())
                .isEqualTo(confirmed);
    }

    @Test
    void whatChangesIsPrintedBeforeAndCredentialsOfKnownDestinationsStay() {
        here.settings().update(now -> with(now, destination("blog", "news", "AKIAHERE")));
        there.settings().update(now -> with(now, destination("Blog", "pictures", "AKIATHERE")));
        here.run("settings", "export", file.toString());

        assertThat(there.run("settings", "import", file.toString())).isEqualTo(2);
        assertThat(there.lines()).contains("changed\tdestination\tBlog\tbucket: pictures → news");
        assertThat(bucket(there)).isEqualTo("pictures");
        assertThat(there.run("settings", "import", "--dry-run", file.toString())).isZero();
        assertThat(bucket(there)).isEqualTo("pictures");
        assertThat(there.answering("y").run("settings", "import", file.toString())).isZero();

        Destination changed = there.settings().get().destinationNamed("Blog");
        assertThat(changed.bucket()).isEqualTo("news");
        assertThat(changed.credentials()).isEqualTo(new Credentials.AccessKey("AKIATHERE"));
        assertThat(there.run("settings", "import", file.toString())).isZero();
        assertThat(there.lines()).allMatch(line -> line.startsWith("same\t"));
    }

    @Test
    void aRemoteWithoutABucketIsImportedAndTheNextStepIsNamed() throws IOException {
        String rclone =
                there.file("rclone.conf", "[shop]\ntype = s3\nendpoint = s3.wasabisys.com\n");

        assertThat(there.run("settings", "import", "--yes", rclone)).isZero();

        assertThat(there.err.toString())
                .contains("“shop” has no bucket. Import it again with --bucket, or enter it");
        assertThat(there.settings().get().destinationNamed("shop").bucket()).isEmpty();
    }

    @Test
    void secretsOfOtherProgramsGoToTheKeyring() throws IOException {
        String rclone =
                there.file(
                        "rclone.conf",
                        """
                        [wasabi]
                        type = s3
                        access_key_id = AKIA4
                        secret_access_key = %s
                        endpoint = s3.wasabisys.com
                        """
                                .formatted(SECRET));

        int code = there.run("settings", "import", "--yes", "--bucket", "pictures", rclone);

        assertThat(code).isZero();
        assertThat(there.secrets.get("wasabi")).contains(SECRET);
        assertThat(there.out.toString() + there.err).doesNotContain(SECRET);
        assertThat(Files.readString(there.path("settings").resolve("settings.json")))
                .doesNotContain(SECRET);
        assertThat(there.settings().get().destinationNamed("wasabi").bucket())
                .isEqualTo("pictures");
    }

    @Test
    void aNewerFileChangesNothing() {
        String newer =
                there.file("newer.json", "{\"format\": \"dropsize-settings\", \"version\": 7}");

        assertThat(there.run("settings", "import", "--yes", newer)).isEqualTo(1);
        assertThat(there.said())
                .containsExactly(
                        "newer.json was made by a newer version of Dropsize. Update Dropsize, then"
                                + " import the file again.");
        assertThat(there.settings().get()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void theProxyIsChosenAndItsPasswordGoesToTheKeyring() throws IOException {
        assertThat(here.run("settings", "proxy")).isZero();
        assertThat(here.lines()).containsExactly("system");

        int code =
                here.piping((SECRET + "\n").getBytes(StandardCharsets.UTF_8))
                        .run(
                                "settings",
                                "proxy",
                                "http://proxy.example.com:3128/",
                                "--user",
                                "me",
                                "--password-stdin",
                                "--no-proxy",
                                ".example.com");

        assertThat(code).isZero();
        assertThat(here.run("settings", "proxy")).isZero();
        assertThat(here.lines()).containsExactly("proxy.example.com:3128\tme\t.example.com");
        ProxySettings saved = here.settings().get().proxy();
        assertThat(here.secrets.get(saved.secretName().orElseThrow())).contains(SECRET);
        assertThat(Files.readString(here.path("settings").resolve("settings.json")))
                .contains("proxy.example.com")
                .doesNotContain(SECRET);
        assertThat(here.run("settings", "proxy", "none")).isZero();
        assertThat(here.settings().get().proxy()).isEqualTo(saved.with(ProxySettings.Mode.NONE));
    }

    @Test
    void anotherProxyKeepsTheOtherValuesButNotThePasswordOfTheFormerOne() {
        here.piping((SECRET + "\n").getBytes(StandardCharsets.UTF_8))
                .run(
                        "settings",
                        "proxy",
                        "proxy.test:3128",
                        "--user=me",
                        "--password-stdin",
                        "--no-proxy=.lan");
        String former = here.settings().get().proxy().secretName().orElseThrow();

        assertThat(here.run("settings", "proxy", "proxy.test:3128", "--no-proxy", "")).isZero();
        assertThat(here.settings().get().proxy())
                .isEqualTo(ProxySettings.manual("proxy.test:3128", "me", "").orElseThrow());
        assertThat(here.secrets.get(former)).contains(SECRET);

        assertThat(here.run("settings", "proxy", "proxy.test:3129", "--no-proxy=.lan")).isZero();
        assertThat(here.run("settings", "proxy", "proxy.test:3130")).isZero();
        assertThat(here.settings().get().proxy())
                .isEqualTo(ProxySettings.manual("proxy.test:3130", "me", ".lan").orElseThrow());
        assertThat(here.secrets.get(former)).isEmpty();

        assertThat(here.run("settings", "proxy", "proxy.test:3130", "--user", "")).isZero();
        assertThat(here.settings().get().proxy().user()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my_proxy:1",
                "10.0.0.300:1",
                "proxy.example.com:99999",
                "socks5://proxy:1080",
                "a b:1",
                ""
            })
    void whatIsNoProxyIsRefused(String text) {
        assertThat(here.run("settings", "proxy", text)).isEqualTo(2);
        assertThat(here.settings().get()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void anExistingFileIsReplacedOnlyOnRequest() throws IOException {
        Files.writeString(file, "mine");

        assertThat(here.run("settings", "export", file.toString())).isEqualTo(1);
        assertThat(file).hasContent("mine");
        assertThat(here.run("settings", "export", "--overwrite", file.toString())).isZero();
        assertThat(Files.readString(file)).contains(Preset.WEB_1600.name());
    }

    private static String bucket(Terminal terminal) {
        return terminal.settings().get().destinationNamed("Blog").bucket();
    }

    private static Terminal terminal(Path home) {
        Terminal terminal = new Terminal(home);
        terminal.secrets = new MapSecrets();
        return terminal;
    }

    private static Settings with(Settings now, Destination added) {
        return now.withDestinations(List.of(Destination.thisComputer(), added));
    }

    private static Destination destination(String name, String bucket, String id) {
        return new Destination(
                name,
                Service.AMAZON_S3,
                bucket,
                "eu-west-1",
                null,
                new Credentials.AccessKey(id),
                KeyTemplate.DEFAULT,
                null,
                false);
    }
}
