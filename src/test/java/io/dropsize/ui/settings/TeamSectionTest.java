package io.dropsize.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.team.TeamFiles;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.testkit.MapSecrets;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.settings.about.UpdateModel;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;

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

    private final QuietDesk desk = new QuietDesk();
    private final FxRobot robot = new FxRobot();
    private final MapSecrets secrets = new MapSecrets();
    private SettingsStore settings;
    private Window window;
    @TempDir private Path folder;

    @BeforeEach
    void openWindow() throws Exception {
        Files.writeString(folder.resolve("team.json"), FILE);
        settings = SettingsStore.open(folder.resolve("mine"));
        Window.startToolkit();
        SettingsView view =
                Window.on(
                        () ->
                                new SettingsView(
                                        new SettingsCore(
                                                settings,
                                                secrets,
                                                new TeamFiles(
                                                        settings,
                                                        new MemoryStore(),
                                                        _ -> new byte[0]),
                                                (_, _, _) -> {},
                                                folder.resolve("images"),
                                                _ -> true,
                                                UpdateModel.of(
                                                        () -> {
                                                            throw new DropsizeException(
                                                                    ErrorKind.NETWORK_DOWN, "x");
                                                        },
                                                        settings,
                                                        new Background(),
                                                        desk),
                                                new FakeEndpoint()),
                                        new Background(),
                                        desk));
        window = Window.show(view.root(), 970, 727);
        Window.waitUntil(() -> robot.lookup("Import and export").tryQuery().isPresent());
        robot.clickOn("Import and export").clickOn("Team file…");
        set("#place", folder.resolve("team.json").toString());
        robot.clickOn("#load");
        Window.waitUntil(() -> settings.get().isTeamDestination("Blog"));
        Window.waitUntil(() -> desk.said.contains("Team file loaded."));
    }

    @Test
    void onlyTheCredentialsOfTheTeamsDestinationCanBeChosen() throws Exception {
        window.shot("settings-team-file");
        choose("Blog");
        window.shot("settings-team-destination");

        assertThat(Stream.of("#name", "#bucket", "#service", "#template", "#remove"))
                .allMatch(field -> robot.lookup(field).query().isDisabled());
        assertThat(robot.lookup("#teamNote").query().isVisible()).isTrue();
        assertThat(robot.lookup("#allowHttp").query().isVisible()).isTrue();

        set("#accessKey", "AKIAMINE");
        set("#secret", "hidden");
        fire("#save");
        assertThat(settings.get().team().choices()).isEmpty();
        fire("#allowHttp");
        fire("#save");

        Window.waitUntil(() -> !settings.get().team().choices().isEmpty());
        assertThat(settings.get().destinationNamed("Blog").credentials())
                .isEqualTo(new Credentials.AccessKey("AKIAMINE"));
        assertThat(secrets.kept).containsEntry("Blog", "hidden");
        assertThat(settings.get().ownDestinations()).containsExactly(Destination.thisComputer());
    }

    @Test
    void aCopyOfTheTeamsDestinationIsTheUsersOwn() throws Exception {
        choose("Blog");
        fire("#duplicate");

        Window.waitUntil(() -> settings.get().ownDestinations().size() == 2);
        Window.waitUntil(() -> text("#name").equals("Blog 2"));
        assertThat(robot.lookup("#name").query().isDisabled()).isFalse();
        assertThat(robot.lookup("#teamNote").query().isVisible()).isFalse();
    }

    @Test
    void theTeamsPresetCanBeUsedAndNotChanged() throws Exception {
        fire("Presets");
        Window.waitUntil(() -> robot.lookup("#layoutWidth").tryQuery().isPresent());
        choose("Poster");

        assertThat(robot.lookup("#side").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#remove").query().isDisabled()).isTrue();
        window.shot("settings-team-preset");
        fire("#use");

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

    private void choose(String name) {
        Window.on(
                () -> {
                    @SuppressWarnings("unchecked")
                    ComboBox<String> chooser =
                            (ComboBox<String>) window.scene().lookup(".item-chooser");
                    chooser.setValue(name);
                    return true;
                });
    }

    private void set(String field, String text) {
        Window.on(
                () -> {
                    robot.lookup(field).queryAs(TextInputControl.class).setText(text);
                    return true;
                });
    }

    private String text(String field) {
        return robot.lookup(field).queryAs(TextInputControl.class).getText();
    }

    private void fire(String button) {
        Node found = robot.lookup(button).query();
        Window.on(
                () -> {
                    ((ButtonBase) found).fire();
                    return true;
                });
    }
}
