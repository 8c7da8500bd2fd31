package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.settings.SettingsExport;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MapSecrets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

class TeamFileCommandTest {
    private Terminal terminal;
    private Path home;
    private String team;

    @BeforeEach
    void share(@TempDir Path folder) {
        home = folder;
        terminal = new Terminal(folder.resolve("mine"));
        terminal.secrets = new MapSecrets();
        team = folder.resolve("team.json").toString();
        export("Blog", null);
    }

    @Test
    void theTeamsDestinationsAreListedAndMarked() {
        assertThat(terminal.run("settings", "team", team)).isZero();
        assertThat(terminal.lines())
                .containsExactly(
                        "file\t" + team,
                        "destination\tBlog\tOther S3 service\tpictures\tno credentials",
                        "preset\tWeb 1600\thidden by your own",
                        "preset\tWeb page\thidden by your own");

        terminal.run("destination", "list");
        assertThat(terminal.lines()).contains("Blog\tOther S3 service\tpictures\tteam");
    }

    @Test
    void theUserChoosesTheCredentials() {
        terminal.run("settings", "team", team);

        assertThat(terminal.run("destination", "credentials", "Blog", "profile:blog")).isZero();
        terminal.run("settings", "team");

        assertThat(terminal.lines())
                .contains("destination\tBlog\tOther S3 service\tpictures\tprofile:blog");
        assertThat(terminal.run("destination", "credentials", "Blog", "keys")).isEqualTo(2);
    }

    @Test
    void aDestinationOfTheTeamCannotBeRemovedOrChanged() {
        terminal.run("settings", "team", team);

        assertThat(terminal.run("destination", "remove", "Blog")).isEqualTo(2);
        assertThat(terminal.said()).anyMatch(line -> line.contains("comes from the team file"));
        assertThat(terminal.run("destination", "check", "--apply", "Blog")).isEqualTo(2);
        assertThat(terminal.run("destination", "add", "blog", "--bucket", "other")).isEqualTo(2);
        assertThat(terminal.settings().get().isTeamDestination("Blog")).isTrue();
    }

    @Test
    void aPlainHttpEndpointOfTheTeamNeedsAYes() {
        export("Blog", URI.create("http://s3.example.com"));
        terminal.run("settings", "team", team);

        assertThat(terminal.run("destination", "credentials", "Blog", "env")).isEqualTo(2);
        assertThat(terminal.run("destination", "credentials", "--allow-http", "Blog", "env"))
                .isZero();
    }

    @Test
    void ownDestinationsGetOtherCredentialsInTheSameWay() {
        terminal.run("destination", "add", "mine", "--bucket", "pictures", "--region", "eu-west-1");

        assertThat(terminal.run("destination", "credentials", "mine", "profile:other")).isZero();

        assertThat(terminal.settings().get().destinationNamed("mine").credentials())
                .isEqualTo(new Credentials.Profile("other"));
        assertThat(terminal.run("destination", "credentials", Destination.THIS_COMPUTER, "env"))
                .isEqualTo(2);
    }

    @Test
    void theFileIsRefreshedAndTurnedOff() {
        terminal.run("settings", "team", team);
        export("Shop", null);

        assertThat(terminal.run("settings", "team", "--refresh")).isZero();
        assertThat(terminal.out.toString()).contains("Shop").doesNotContain("Blog");
        assertThat(terminal.run("settings", "team", "--off")).isZero();
        assertThat(terminal.run("settings", "team")).isZero();
        assertThat(terminal.said()).containsExactly("There is no team file.");
        assertThat(terminal.run("settings", "team", "--refresh")).isEqualTo(1);
        assertThat(terminal.run("settings", "team", "--refresh", "--off")).isEqualTo(2);
    }

    private void export(String name, @Nullable URI endpoint) {
        SettingsStore admin = SettingsStore.open(home.resolve("admin"));
        admin.update(
                now ->
                        now.withDestinations(
                                List.of(
                                        new Destination(
                                                name,
                                                Service.OTHER,
                                                "pictures",
                                                null,
                                                endpoint == null
                                                        ? URI.create("https://s3.example.com")
                                                        : endpoint,
                                                new Credentials.AccessKey("AKIAADMIN"),
                                                KeyTemplate.DEFAULT,
                                                null,
                                                false))));
        SettingsExport.write(admin.get(), Path.of(team), true);
    }
}
