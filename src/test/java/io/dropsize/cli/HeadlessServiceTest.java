package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.error.DropsizeException;
import io.dropsize.store.Destination;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The configuration of a service by its environment. */
class HeadlessServiceTest {
    private static final String BLOG =
            """
            {"name": "blog", "service": "amazon-s3", "bucket": "pictures", "region": "eu-west-1",
             "credentials": {"kind": "environment"}, "keyTemplate": "{name}-{hash}.{ext}"}
            """;

    @TempDir Path home;

    /** The core sets some for the whole process. */
    private final Properties properties = (Properties) System.getProperties().clone();

    @AfterEach
    void restoreProperties() {
        System.setProperties(properties);
    }

    private HeadlessService service(Map<String, String> environment) {
        AppFolders folders =
                new AppFolders(
                        home.resolve("settings"),
                        home.resolve("data"),
                        home.resolve("images"),
                        home.resolve("cache"),
                        home.resolve("logs"));
        return new HeadlessService(folders, environment);
    }

    private Destination chosen(Map<String, String> environment) {
        try (Dropsize core = service(environment).open(false)) {
            return core.settings().defaults().destination();
        }
    }

    private Path settings(String text) throws IOException {
        return Files.writeString(home.resolve("service.json"), text);
    }

    @Test
    void theDestinationComesFromTheEnvironmentAndNothingIsWritten() {
        Destination blog = chosen(Map.of("DROPSIZE_DESTINATION", BLOG));

        assertThat(blog.name()).isEqualTo("blog");
        assertThat(blog.bucket()).isEqualTo("pictures");
        assertThat(home.resolve("settings/settings.json")).doesNotExist();
        assertThat(home.resolve("data/journal")).doesNotExist();
    }

    @Test
    void theDestinationComesFromASettingsFile() throws IOException {
        Path file = settings("{\"destinations\": [" + BLOG + "], \"destination\": \"blog\"}");

        assertThat(chosen(Map.of("DROPSIZE_SETTINGS", file.toString())).bucket())
                .isEqualTo("pictures");
    }

    @Test
    void theEnvironmentChoosesADestinationOfTheSettingsFileByItsName() throws IOException {
        Path file = settings("{\"destinations\": [" + BLOG + "]}");
        Map<String, String> environment =
                Map.of("DROPSIZE_SETTINGS", file.toString(), "DROPSIZE_DESTINATION", "blog");

        assertThat(chosen(environment).bucket()).isEqualTo("pictures");
    }

    @Test
    void aDestinationOfTheEnvironmentReplacesTheOneOfTheFile() throws IOException {
        Path file = settings("{\"destinations\": [" + BLOG + "], \"destination\": \"blog\"}");
        Map<String, String> environment =
                Map.of(
                        "DROPSIZE_SETTINGS",
                        file.toString(),
                        "DROPSIZE_DESTINATION",
                        BLOG.replace("pictures", "others"));

        assertThat(chosen(environment).bucket()).isEqualTo("others");
    }

    @Test
    void theTeamFileIsLoadedBeforeTheDestinationIsChosen() throws IOException {
        Path team =
                Files.writeString(
                        home.resolve("team.json"),
                        "{\"format\": \"dropsize-settings\", \"version\": 1, \"destinations\": ["
                                + BLOG
                                + "]}");
        Path file =
                settings(
                        "{\"team\": {\"source\": \""
                                + team
                                + "\", \"choices\": [{\"name\": \"blog\", \"place\": \"AMAZON_S3 -"
                                + " pictures\", \"credentials\": {\"kind\": \"environment\"}}]}}");
        Map<String, String> environment =
                Map.of("DROPSIZE_SETTINGS", file.toString(), "DROPSIZE_DESTINATION", "blog");

        assertThat(chosen(environment).bucket()).isEqualTo("pictures");
    }

    @Test
    void withoutADestinationNothingStarts() {
        assertThatThrownBy(() -> chosen(Map.of()))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("DROPSIZE_DESTINATION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "unknown",
                "{\"name\": \"blog\", \"service\": \"amazon-s3\"}",
                "{\"name\": \"blog\", \"service\": \"amazon-s3\", \"bucket\": \"a b\","
                        + " \"credentials\": {\"kind\": \"environment\"}, \"keyTemplate\":"
                        + " \"{hash}.{ext}\"}"
            })
    void anInvalidDestinationIsReportedAtTheStart(String text) {
        assertThatThrownBy(() -> chosen(Map.of("DROPSIZE_DESTINATION", text)))
                .isInstanceOf(WrongUsage.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void secretsInAKeyringAreReportedAtTheStart() {
        String key = BLOG.replace("\"environment\"", "\"access-key\", \"id\": \"AKIDEXAMPLE\"");

        assertThatThrownBy(() -> chosen(Map.of("DROPSIZE_DESTINATION", key)))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("keyring");
    }

    @Test
    void aSettingsFileThatIsMissingOrBrokenIsReportedAtTheStart() throws IOException {
        Map<String, String> missing = Map.of("DROPSIZE_SETTINGS", home + "/none.json");
        assertThatThrownBy(() -> chosen(missing)).isInstanceOf(WrongUsage.class);

        Map<String, String> broken = Map.of("DROPSIZE_SETTINGS", settings("{").toString());
        assertThatThrownBy(() -> chosen(broken)).isInstanceOf(DropsizeException.class);
    }

    @Test
    void theTokenComesFromAFileOrTheEnvironmentOrIsMade() throws IOException {
        String token = "t".repeat(40);
        Path file = Files.writeString(home.resolve("token"), token + "\n");

        assertThat(service(Map.of("DROPSIZE_TOKEN_FILE", file.toString())).token().get())
                .isEqualTo(token);
        assertThat(service(Map.of("DROPSIZE_TOKEN", token)).token().get()).isEqualTo(token);
        assertThat(service(Map.of()).token().get()).hasSize(43);
    }

    @Test
    void aTokenThatIsEasyToGuessIsReportedAtTheStart() throws IOException {
        Path file = Files.writeString(home.resolve("token"), "secret\n");
        Map<String, String> ofFile = Map.of("DROPSIZE_TOKEN_FILE", file.toString());
        Map<String, String> missing = Map.of("DROPSIZE_TOKEN_FILE", home + "/none");

        for (var environment :
                java.util.List.of(ofFile, missing, Map.of("DROPSIZE_TOKEN", "secret"))) {
            assertThatThrownBy(() -> service(environment).token()).isInstanceOf(WrongUsage.class);
        }
    }
}
