package io.dropsize.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

class TeamFileTest {
    private static final String BLOG =
            """
            {"name": "Blog", "service": "AMAZON_S3", "bucket": "pictures", "region": "eu-west-1",
             "credentials": {"kind": "access-key", "id": "AKIATEAM"},
             "keyTemplate": "{name}-{hash}.{ext}"%s}""";

    @Test
    void credentialsCertificatesAndOverwritingAreIgnored() {
        TeamFile file =
                read(
                        BLOG.formatted(
                                ", \"overwrite\": true, \"certificate\": \""
                                        + "ab".repeat(32)
                                        + "\""));

        Destination blog = file.destinations().getFirst();
        assertThat(blog.credentials()).isEqualTo(Credentials.AccessKey.NONE);
        assertThat(blog.certificate()).isNull();
        assertThat(blog.overwrite()).isFalse();
        assertThat(file.problems()).isEmpty();
    }

    @Test
    void secretsAreReportedAndNotInTheCopy() {
        TeamFile file = read(BLOG.formatted(", \"secretKey\": \"TOPSECRET\""));

        assertThat(file.destinations()).hasSize(1);
        assertThat(file.problems())
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.TEAM_SECRET_IGNORED);
        assertThat(new String(file.write(), StandardCharsets.UTF_8)).doesNotContain("TOPSECRET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "publicUrl": "javascript:alert(1)"
                    "publicUrl": "file:///etc/passwd"
                    "endpoint": "https://user:secret@s3.example.com"
                    "endpoint": "ftp://s3.example.com"
                    "bucket": "../../other"
                    """)
    void aDestinationThatCannotBeUsedIsLeftOutAndNamed(String field) {
        String bad = BLOG.formatted(", " + field).replace("Blog", "Bad");

        TeamFile file = read(bad + ", " + BLOG.formatted(""));

        assertThat(file.destinations()).extracting(Destination::name).containsExactly("Blog");
        assertThat(file.problems())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.kind()).isEqualTo(ErrorKind.TEAM_ENTRY_REFUSED),
                        one -> assertThat(one.context()).containsExactly("Bad"));
    }

    @Test
    void invisibleCharactersOfNamesAreRemovedAndTheFirstOfEqualNamesCounts() {
        String other = BLOG.formatted("").replace("Blog", "b\\u202eLog\\u0007");

        TeamFile file = read(BLOG.formatted("") + ", " + other);

        assertThat(file.destinations()).extracting(Destination::name).containsExactly("Blog");
        assertThat(file.problems())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.kind()).isEqualTo(ErrorKind.TEAM_ENTRY_REFUSED),
                        one -> assertThat(one.context()).containsExactly("bLog"));
    }

    @Test
    void namesThatAreTooLongAreReported() {
        TeamFile file = read(BLOG.formatted("").replace("Blog", "b".repeat(61)));

        assertThat(file.destinations()).isEmpty();
        assertThat(file.problems())
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.TEAM_ENTRY_REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    TEAM_FILE_BROKEN | {"format":"dropsize-settings","version":1,"destinations":[
                    TEAM_FILE_BROKEN | <html>Sign in</html>
                    TEAM_FILE_BROKEN | {"destinations":[]}
                    TEAM_FILE_BROKEN | {"format":"other","version":1}
                    TEAM_FILE_NEWER  | {"format":"dropsize-settings","version":2,"destinations":[]}
                    """)
    void aFileOfAnotherKindOrOfANewerVersionIsRefused(ErrorKind kind, String text) {
        assertThat(failure(text)).isEqualTo(kind);
    }

    @Test
    void aFileOfMoreThanAMegabyteOrWithTooManyDestinationsIsRefused() {
        String many = String.join(",", Collections.nCopies(201, BLOG.formatted("")));

        assertThat(failure(exported(many))).isEqualTo(ErrorKind.TEAM_FILE_TOO_LARGE);
        assertThat(failure(exported("") + " ".repeat(1 << 20)))
                .isEqualTo(ErrorKind.TEAM_FILE_TOO_LARGE);
    }

    @Test
    void anOwnDestinationHidesThatOfTheTeamWithItsName() {
        Destination own = Destination.thisComputer().named("blog").with(profile("mine"));
        TeamFile file = read(BLOG.formatted(""));
        Team team = new Team("https://example.com/team.json", List.of(), file);

        Settings with = Settings.DEFAULT.withTeam(team);
        Settings hidden = with.withDestinations(List.of(own));

        assertThat(with.isTeamDestination("Blog")).isTrue();
        assertThat(hidden.destinations()).containsExactly(own);
        assertThat(hidden.withDestinations(List.of()).isTeamDestination("Blog")).isTrue();
    }

    @Test
    void destinationsOfTheTeamAreNeitherSavedNorExportedNorRemoved() {
        Team team = new Team("https://example.com/a.json", List.of(), read(BLOG.formatted("")));
        Settings with = Settings.DEFAULT.withTeam(team);

        Settings next = with.withDestinations(with.destinations()).withPresets(with.presets());

        assertThat(next.ownDestinations()).containsExactly(Destination.thisComputer());
        assertThat(next.ownPresets()).isEqualTo(Preset.BUILT_IN);
        assertThat(next.withDestinations(List.of()).isTeamDestination("Blog")).isTrue();
        assertThat(new String(SettingsJson.write(next, SettingsJson.Content.EMPTY)))
                .doesNotContain("pictures");
    }

    @Test
    void chosenCredentialsDoNotFollowADestinationToAnotherPlace() {
        Team team = new Team("https://example.com/a.json", List.of(), read(BLOG.formatted("")));
        Settings chosen =
                Settings.DEFAULT
                        .withTeam(team)
                        .choosing(team.destinations().getFirst(), profile("blog"));
        TeamFile moved = read(BLOG.formatted(", \"endpoint\": \"https://s3.elsewhere.example\""));

        assertThat(chosen.destinationNamed("Blog").credentials()).isEqualTo(profile("blog"));
        assertThat(
                        chosen.withTeam(chosen.team().with(moved))
                                .destinationNamed("Blog")
                                .credentials())
                .isEqualTo(Credentials.AccessKey.NONE);
    }

    private static Credentials profile(String name) {
        return new Credentials.Profile(name);
    }

    private static String exported(String destinations) {
        return "{\"format\": \"dropsize-settings\", \"version\": 1, \"destinations\": ["
                + destinations
                + "], \"presets\": []}";
    }

    private static TeamFile read(String destinations) {
        return TeamFile.read(exported(destinations).getBytes(StandardCharsets.UTF_8), "team.json");
    }

    private static ErrorKind failure(String text) {
        return catchThrowableOfType(
                        DropsizeException.class,
                        () -> TeamFile.read(text.getBytes(StandardCharsets.UTF_8), "team.json"))
                .kind();
    }
}
