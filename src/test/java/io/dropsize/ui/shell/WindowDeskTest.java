package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;

import atlantafx.base.theme.PrimerLight;

import io.dropsize.notification.Notifications;
import io.dropsize.ui.kit.Texts;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@Tag("window")
@ExtendWith(ApplicationExtension.class)
class WindowDeskTest {
    private Stage owner;
    private WindowDesk desk;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        owner = stage;
        Application nothing =
                new Application() {
                    @Override
                    public void start(Stage unused) {}
                };
        desk = new WindowDesk(stage, nothing.getHostServices(), Notifications.NONE, (_, _) -> {});
        Scene scene = new Scene(new StackPane(), 900, 600);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(WindowDesk.class.getResource("/css/dropsize.css"))
                                .toExternalForm());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void everyAnswerToAQuestionShowsAllItsWords(FxRobot robot) throws Exception {
        List<String> answers =
                List.of(
                        Texts.of("shell.quit.finish"),
                        Texts.of("shell.quit.pause"),
                        Texts.of("shell.quit.cancel"));
        CompletableFuture<OptionalInt> chosen = new CompletableFuture<>();
        Platform.runLater(
                () ->
                        chosen.complete(
                                desk.choose(
                                        Texts.of("shell.quit.title"),
                                        Texts.of("shell.quit.question"),
                                        answers)));
        waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".dialog-pane .button").tryQuery().isPresent());
        // The dialog is laid out more than once until it is as large as it needs to be.
        waitFor(20, TimeUnit.SECONDS, () -> shown(robot).containsAll(answers));

        robot.interact(() -> robot.lookup(answers.getLast()).queryButton().fire());

        assertThat(chosen.get(20, TimeUnit.SECONDS)).hasValue(2);
        assertThat(owner.isShowing()).isTrue();
    }

    private static List<String> shown(FxRobot robot) {
        return robot.lookup(".dialog-pane .button").queryAllAs(Button.class).stream()
                .map(WindowDeskTest::words)
                .toList();
    }

    /** As they are drawn: cut where there is no room. */
    private static String words(Button button) {
        return button.lookup(".text") instanceof Text text ? text.getText() : "";
    }
}
