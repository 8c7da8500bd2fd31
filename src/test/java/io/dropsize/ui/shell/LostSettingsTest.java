package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.secret.MemorySecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A start with files that cannot be read. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class LostSettingsTest {
    @TempDir Path home;
    private Dropsize dropsize;

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(home.resolve("settings.json"), "{");
        Path journal = Files.createDirectories(home.resolve("journal"));
        Files.writeString(journal.resolve("journal.db"), "no database at all ".repeat(400));
        dropsize =
                new Dropsize(
                        new AppFolders(home, home, home, home, home),
                        SettingsStore.open(home),
                        new MemorySecretStore(),
                        new TextEngine(),
                        new MemoryStore(),
                        () -> {});
        MainWindow window = new MainWindow(dropsize, stage, _ -> new QuietDesk());
        window.show(() -> window.begin(true));
    }

    @AfterEach
    void close() {
        dropsize.close();
    }

    @Test
    void lostSettingsAndALostListAreBothShownUntilTheyAreClosed(FxRobot robot) throws Exception {
        Labeled notice = robot.lookup("#notice").queryLabeled();
        Window.waitUntil(() -> notice.getText().contains("pload list"));
        assertThat(notice.getText()).contains("settings.json", "journal");
        Node bar = robot.lookup("#noticeBar").query();
        assertThat(bar.isVisible()).isTrue();

        robot.interact(() -> robot.from(bar).lookup(".button").queryAs(Button.class).fire());

        assertThat(bar.isVisible()).isFalse();
    }
}
