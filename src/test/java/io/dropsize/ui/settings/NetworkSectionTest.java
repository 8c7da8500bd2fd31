package io.dropsize.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.network.ProxySettings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.team.TeamFiles;
import io.dropsize.testkit.MapSecrets;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.settings.about.UpdateModel;

import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;

@Tag("window")
class NetworkSectionTest {
    private final QuietDesk desk = new QuietDesk();
    private final FxRobot robot = new FxRobot();
    private final MapSecrets secrets = new MapSecrets();
    private SettingsStore settings;
    private Window window;
    @TempDir private Path folder;

    @BeforeEach
    void openWindow() throws Exception {
        settings = SettingsStore.open(folder);
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
        Window.waitUntil(() -> robot.lookup("Network").tryQuery().isPresent());
        ToggleButton section = robot.lookup("Network").<ToggleButton>query();
        Window.on(
                () -> {
                    section.fire();
                    return true;
                });
        Window.waitUntil(() -> robot.lookup("#host").tryQuery().isPresent());
    }

    private void fire(String text) {
        Toggle toggle = (Toggle) robot.lookup(text).query();
        Window.on(
                () -> {
                    toggle.setSelected(true);
                    return true;
                });
    }

    private void type(String field, String text) {
        robot.clickOn(field);
        Window.on(
                () -> {
                    robot.lookup(field).queryAs(TextField.class).setText(text);
                    return true;
                });
        robot.push(KeyCode.ENTER);
    }

    @Test
    void aManualProxyIsUsedOnceItIsCompleteAndItsPasswordIsInTheKeyring() throws Exception {
        assertThat(robot.lookup("#host").query().isVisible()).isTrue();
        assertThat(robot.lookup("#manual").query().isVisible()).isFalse();

        fire("Manual proxy");
        type("#host", "not a host");
        assertThat(robot.lookup("#problem").query().isVisible()).isTrue();
        assertThat(settings.get().proxy()).isEqualTo(ProxySettings.DEFAULT);

        type("#host", "proxy.example.com:3128");
        Window.waitUntil(() -> settings.get().proxy().address().equals("proxy.example.com:3128"));
        assertThat(robot.lookup("#problem").query().isVisible()).isFalse();
        assertThat(robot.lookup("#port").queryAs(TextField.class).getText()).isEqualTo("3128");
        window.shot("settings-network");
        type("#user", "me");
        type("#password", "TOPSECRET");
        Window.waitUntil(
                () -> secrets.get("proxy password of me@proxy.example.com:3128").isPresent());

        type("#host", "proxy.example.com:3129");
        Window.waitUntil(() -> settings.get().proxy().address().equals("proxy.example.com:3129"));
        Window.waitUntil(
                () -> secrets.get("proxy password of me@proxy.example.com:3128").isEmpty());

        fire("No proxy");
        Window.waitUntil(() -> settings.get().proxy().mode() == ProxySettings.Mode.NONE);
    }
}
