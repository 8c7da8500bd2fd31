package io.dropsize.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.network.ProxySettings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.Window;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;

@Tag("window")
class NetworkSectionTest {
    private FxRobot robot;
    private SettingsStore settings;
    private SettingsWindow window;
    @TempDir private Path folder;

    @BeforeEach
    void openWindow() throws Exception {
        settings = SettingsStore.open(folder);
        window = new SettingsWindow(settings, folder);
        robot = window.robot;
        window.go("Network", "#host");
    }

    private void type(String field, String text) {
        robot.clickOn(field);
        window.set(field, text);
        robot.push(KeyCode.ENTER);
    }

    @Test
    void aManualProxyIsUsedOnceItIsCompleteAndItsPasswordIsInTheKeyring() throws Exception {
        assertThat(window.isVisible("#host")).isTrue();
        assertThat(window.isVisible("#manual")).isFalse();

        window.fire("Manual proxy");
        type("#host", "not a host");
        assertThat(window.isVisible("#hostRow .form-problem")).isTrue();
        assertThat(settings.get().proxy()).isEqualTo(ProxySettings.DEFAULT);

        type("#host", "proxy.example.com:3128");
        Window.waitUntil(() -> settings.get().proxy().address().equals("proxy.example.com:3128"));
        assertThat(window.isVisible("#hostRow .form-problem")).isFalse();
        assertThat(window.text("#port")).isEqualTo("3128");
        window.window.shot("settings-network");
        type("#user", "me");
        type("#password", "TOPSECRET");
        Window.waitUntil(
                () ->
                        window.secrets
                                .get("proxy password of me@proxy.example.com:3128")
                                .isPresent());

        type("#host", "proxy.example.com:3129");
        Window.waitUntil(() -> settings.get().proxy().address().equals("proxy.example.com:3129"));
        Window.waitUntil(
                () -> window.secrets.get("proxy password of me@proxy.example.com:3128").isEmpty());

        window.fire("No proxy");
        Window.waitUntil(() -> settings.get().proxy().mode() == ProxySettings.Mode.NONE);
    }
}
