package io.dropsize.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Window;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

@Tag("window")
class TeamSectionTest {
    private static final String FILE =
            """
            {"format": "dropsize-settings", "version": 1,
             "destinations": [
               {"name": "Blog", "service": "OTHER", "bucket": "pictures",
                "endpoint": "http://s3.example.com", "keyTemplate": "{name}-{hash}.{ext}",
                "credentials": {"kind": "environment"}}],
             "presets": [{"name": "Poster"}]}
            """;

    private QuietDesk desk;
    private FxRobot robot;
    private SettingsStore settings;
    private SettingsWindow window;
    @TempDir private Path folder;

    @BeforeEach
    void openWindow() throws Exception {
        Files.writeString(folder.resolve("team.json"), FILE);
        settings = SettingsStore.open(folder.resolve("mine"));
        window = new SettingsWindow(settings, folder);
        desk = window.desk;
        robot = window.robot;
        Window.waitUntil(() -> robot.lookup("Import and export").tryQuery().isPresent());
        robot.clickOn("Import and export").clickOn("Team file…");
        window.set("#place", folder.resolve("team.json").toString());
        robot.clickOn("#load");
        Window.waitUntil(() -> settings.get().isTeamDestination("Blog"));
        Window.waitUntil(() -> desk.said.contains("Team file loaded."));
    }

    @Test
    void onlyTheCredentialsOfTheTeamsDestinationCanBeChosen() throws Exception {
        window.window.shot("settings-team-file");
        window.choose("Blog");
        window.window.shot("settings-team-destination");

        assertThat(Stream.of("#name", "#bucket", "#service", "#template", "#remove"))
                .allMatch(window::isDisabled);
        assertThat(window.isVisible("#teamNote")).isTrue();
        assertThat(window.isVisible("#httpRow")).isTrue();

        window.set("#accessKey", "AKIAMINE");
        window.set("#secret", "hidden");
        window.fire("#save");
        assertThat(settings.get().team().choices()).isEmpty();
        window.fire("#allowHttp");
        window.fire("#save");

        Window.waitUntil(() -> !settings.get().team().choices().isEmpty());
        assertThat(settings.get().destinationNamed("Blog").credentials())
                .isEqualTo(new Credentials.AccessKey("AKIAMINE"));
        assertThat(window.secrets.kept).containsEntry("Blog", "hidden");
        assertThat(settings.get().ownDestinations()).containsExactly(Destination.thisComputer());
    }

    @Test
    void aCopyOfTheTeamsDestinationIsTheUsersOwn() throws Exception {
        window.choose("Blog");
        window.fire("#duplicate");

        Window.waitUntil(() -> settings.get().ownDestinations().size() == 2);
        Window.waitUntil(() -> window.text("#name").equals("Blog 2"));
        assertThat(window.isDisabled("#name")).isFalse();
        assertThat(window.isVisible("#teamNote")).isFalse();
    }

    @Test
    void theTeamsPresetCanBeUsedAndNotChanged() throws Exception {
        window.go("Presets", "#layoutWidth");
        window.choose("Poster");

        assertThat(window.isDisabled("#side")).isTrue();
        assertThat(window.isDisabled("#remove")).isTrue();
        window.window.shot("settings-team-preset");
        window.fire("#use");

        Window.waitUntil(() -> settings.get().chosenPreset().name().equals("Poster"));
        assertThat(settings.get().ownPresets()).isEqualTo(Preset.BUILT_IN);
    }

    @Test
    void aFileThatIsMissingIsReportedAndTheFileIsTurnedOff() throws Exception {
        Files.delete(folder.resolve("team.json"));
        robot.clickOn("#refresh");
        Window.waitUntil(() -> desk.said.getLast().startsWith("Couldn’t get the team file"));
        assertThat(settings.get().isTeamDestination("Blog")).isTrue();

        robot.clickOn("#off");
        Window.waitUntil(() -> !settings.get().isTeamDestination("Blog"));
    }
}
