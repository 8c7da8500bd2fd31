package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.dropsize.app.Dropsize;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
import java.util.List;

/** A start with files that cannot be read. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class LostSettingsTest {
    @TempDir Path home;
    private Dropsize dropsize;
    private Window window;

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(home.resolve("settings.json"), "{");
        Path journal = Files.createDirectories(home.resolve("journal"));
        Files.writeString(journal.resolve("journal.db"), "no database at all ".repeat(400));
        dropsize = Programs.open(home, new TextEngine(), new MemoryStore());
        MainWindow main = new MainWindow(dropsize, stage, _ -> new QuietDesk());
        main.show(() -> main.begin(true));
        window = Window.of(stage);
    }

    @AfterEach
    void close() {
        dropsize.close();
    }

    @Test
    void lostSettingsAndALostListAreShownOnTheirOwnLinesUntilTheyAreClosed(FxRobot robot)
            throws Exception {
        Window.waitUntil(() -> bars(robot).size() == 2);
        assertThat(words(robot)).first(STRING).contains("settings.json");
        assertThat(words(robot)).last(STRING).contains("pload list", "journal");
        Bounds above =
                bars(robot).getFirst().localToScene(bars(robot).getFirst().getLayoutBounds());
        Bounds below = bars(robot).getLast().localToScene(bars(robot).getLast().getLayoutBounds());
        assertThat(below.getMinY()).isGreaterThan(above.getMaxY());
        window.shot("upload-notices");

        close(robot);
        assertThat(words(robot)).singleElement(STRING).contains("pload list");

        close(robot);
        assertThat(words(robot)).isEmpty();
        assertThat(robot.lookup("#notices").query().isVisible()).isFalse();
    }

    private static void close(FxRobot robot) {
        robot.interact(() -> robot.lookup(".notice .button").queryAs(Button.class).fire());
    }

    private static List<Node> bars(FxRobot robot) {
        return List.copyOf(robot.lookup(".notice").queryAll());
    }

    private static List<String> words(FxRobot robot) {
        return robot.lookup(".notice > .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }
}
