package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.Dropsize;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.settings.Settings;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
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
import java.util.stream.Collectors;

/** The first paint of the window when images of the last run wait in the list. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class RestartTest {
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow main;

    @Start
    void start(Stage stage) throws IOException {
        Path file = Files.writeString(home.resolve("a.jpg"), "30x20");
        try (Dropsize earlier = open()) {
            Settings now = earlier.settings().get();
            earlier.submissions()
                    .beginReview(now.chosenPreset(), now.chosenDestination(), Origin.WINDOW)
                    .accept(List.of(Source.of(file)));
        }
        dropsize = open();
        main = new MainWindow(dropsize, stage, _ -> new QuietDesk());
        main.show(() -> {});
    }

    private Dropsize open() {
        return Programs.open(home, new TextEngine(), new MemoryStore());
    }

    @AfterEach
    void close() {
        dropsize.close();
    }

    @Test
    void waitingImagesAreShownImmediatelyAndTheHeaderDoesNotChange(FxRobot robot) throws Exception {
        assertThat(robot.lookup("#emptyState").query().isVisible()).isFalse();
        assertThat(notices(robot)).startsWith("Restoring images");
        double left = robot.lookup("#review").query().localToScene(0, 0).getX();

        robot.interact(() -> main.begin(false));

        Window.waitUntil(() -> robot.lookup("#table").tryQuery().isPresent());
        TableView<?> table = robot.lookup("#table").queryTableView();
        Window.waitUntil(() -> table.getItems().size() == 1);
        Window.waitUntil(() -> notices(robot).contains("in review"));
        assertThat(robot.lookup("#emptyState").query().isVisible()).isFalse();
        assertThat(robot.lookup("#review").query().localToScene(0, 0).getX()).isEqualTo(left);
    }

    @Test
    void theMessageOnImagesInReviewEndsWhenTheyAreUploaded(FxRobot robot) throws Exception {
        robot.interact(() -> main.begin(false));
        Window.waitUntil(() -> notices(robot).contains("in review"));

        robot.interact(robot.lookup("#main").queryButton()::fire);

        Window.waitUntil(() -> !notices(robot).contains("in review"));
    }

    private static String notices(FxRobot robot) {
        return robot.lookup(".notice > .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.joining("\n"));
    }
}
