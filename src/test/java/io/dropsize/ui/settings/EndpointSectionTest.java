package io.dropsize.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.settings.EndpointSettings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Window;
import io.dropsize.ui.settings.endpoint.EndpointAccess;

import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

@Tag("window")
class EndpointSectionTest {
    private QuietDesk desk;
    private FxRobot robot;
    private FakeEndpoint endpoint;
    private SettingsStore settings;
    private SettingsWindow window;
    @TempDir private Path folder;

    @BeforeEach
    void openWindow() throws Exception {
        settings = SettingsStore.open(folder);
        settings.update(now -> now.withEndpoint(now.endpoint().withOrigin("app://obsidian.md")));
        window = new SettingsWindow(settings, folder);
        desk = window.desk;
        robot = window.robot;
        endpoint = window.endpoint;
        window.go("Editors and API", "#port");
    }

    private EndpointSettings now() {
        return settings.get().endpoint();
    }

    private void press(String accessibleText) {
        Button button =
                robot.lookup(
                                node ->
                                        node instanceof Button it
                                                && (accessibleText.equals(it.getAccessibleText())
                                                        || accessibleText.equals(it.getText())))
                        .queryButton();
        Window.on(
                () -> {
                    button.fire();
                    return true;
                });
    }

    private TextField token() {
        return robot.lookup("#token").queryAs(TextField.class);
    }

    @Test
    void theEndpointIsSwitchedOnAndItsStateIsShown() throws Exception {
        robot.clickOn("#on");
        Window.waitUntil(() -> now().on());
        assertThat(robot.lookup("#docs").queryButton().isDisabled()).isTrue();

        Window.on(
                () -> {
                    endpoint.status.set(new EndpointAccess.Status(36_677, null));
                    return true;
                });

        assertThat(robot.lookup("#state").queryAs(Label.class).getText())
                .contains("http://127.0.0.1:36677");
        press("Open API page");
        assertThat(desk.opened).containsExactly(URI.create("http://127.0.0.1:36677/apidocs"));
        window.window.shot("settings-endpoint");
    }

    @Test
    void aPortThatIsTakenIsASentence() {
        Window.on(
                () -> {
                    endpoint.status.set(
                            new EndpointAccess.Status(
                                    0, new DropsizeException(ErrorKind.PORT_IN_USE, "36677")));
                    return true;
                });

        assertThat(robot.lookup("#uploads .form-problem").queryAs(Label.class).getText())
                .contains("36677");
    }

    @Test
    void thePortIsKeptIfItIsOne() throws Exception {
        TextField port = robot.lookup("#port").queryAs(TextField.class);
        for (String wrong : new String[] {"0", "65536", "x", "", "-1"}) {
            enter(port, wrong);
            assertThat(port.getText()).isEqualTo("36677");
        }

        enter(port, "40000");

        Window.waitUntil(() -> now().port() == 40_000);
    }

    private static void enter(TextField field, String text) {
        Window.on(
                () -> {
                    field.setText(text);
                    field.fireEvent(new ActionEvent());
                    return true;
                });
    }

    @Test
    void theTokenIsHiddenUntilItIsWantedAndCanBeRenewed() throws Exception {
        assertThat(token().getText()).doesNotContain("token");

        press("Show");
        Window.waitUntil(() -> token().getText().equals("first-token"));
        press("Renew");
        Window.waitUntil(() -> token().getText().equals("second-token"));
        assertThat(desk.asked).containsExactly("Renew the token?");
        press("Hide");
        assertThat(token().getText()).doesNotContain("token");
        press("Copy");
        Window.waitUntil(() -> desk.copied.contains("second-token"));
        desk.answer = false;
        press("Renew");
        assertThat(endpoint.token).isEqualTo("second-token");
    }

    @Test
    void allowedAppsAndFoldersCanBeRemovedAndTheTokenCanBeOptional() throws Exception {
        desk.folder = Optional.of(folder.resolve("notes"));
        press("Add folder…");
        Window.waitUntil(() -> now().folders().size() == 1);
        CheckBox box = robot.lookup("#noToken").queryAs(CheckBox.class);
        Window.on(
                () -> {
                    box.setSelected(true);
                    return true;
                });
        Window.waitUntil(() -> !now().tokenRequired());
        window.window.resize(690, 540);
        window.window.shot("settings-endpoint-small");

        press("Remove app://obsidian.md");
        press("Remove " + folder.resolve("notes"));

        Window.waitUntil(() -> now().origins().isEmpty() && now().folders().isEmpty());
        assertThat(SettingsStore.open(folder).get().endpoint()).isEqualTo(now());
    }
}
