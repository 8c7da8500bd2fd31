package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;

import atlantafx.base.theme.PrimerLight;

import io.dropsize.notification.Notifications;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Question.Answer;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

@Tag("window")
@ExtendWith(ApplicationExtension.class)
class WindowDeskTest {
    @TempDir Path folder;
    private TextField below;
    private final AtomicInteger shortcuts = new AtomicInteger();
    private Stage owner;
    private WindowDesk desk;
    private final Application nothing =
            new Application() {
                @Override
                public void start(Stage unused) {}
            };

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        owner = stage;
        below = new TextField();
        desk =
                new WindowDesk(
                        stage,
                        nothing.getHostServices(),
                        Notifications.NONE,
                        SettingsStore.open(folder),
                        (_, _) -> {});
        Scene scene = new Scene(new StackPane(below), 900, 600);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(WindowDesk.class.getResource("/css/dropsize.css"))
                                .toExternalForm());
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN),
                        shortcuts::incrementAndGet);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void someDesktopsKeepTheClipboardOfProgramsThatEnd() {
        assertThat(WindowDesk.keepsClipboard(Map.of("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")))
                .isTrue();
        assertThat(WindowDesk.keepsClipboard(Map.of("XDG_CURRENT_DESKTOP", "KDE"))).isTrue();
        assertThat(WindowDesk.keepsClipboard(Map.of("XDG_CURRENT_DESKTOP", "i3"))).isFalse();
        assertThat(WindowDesk.keepsClipboard(Map.of())).isFalse();
    }

    @Test
    void aNotificationShowsNoInvisibleCharactersOfAName(FxRobot robot) {
        List<String> shown = new ArrayList<>();
        robot.interact(
                () ->
                        new WindowDesk(
                                        new Stage(),
                                        nothing.getHostServices(),
                                        (_, text) -> shown.add(text),
                                        SettingsStore.open(folder),
                                        (_, _) -> {})
                                .announce("a\u001b[31m\u202e.jpg failed", List.of()));

        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst()).startsWith("a?[31m?.jpg failed");
    }

    @Test
    void enterCancelsADestructiveQuestion(FxRobot robot) throws Exception {
        var answer = ask(robot, Question.destructive("Delete 4 images?", "Links break.", "Delete"));

        robot.push(KeyCode.ENTER);

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void tabAndSpaceReachTheDestructiveButton(FxRobot robot) throws Exception {
        var answer = ask(robot, Question.destructive("Delete 4 images?", "Links break.", "Delete"));

        robot.push(KeyCode.TAB);
        robot.push(KeyCode.SPACE);

        assertThat(answer.get(20, TimeUnit.SECONDS)).hasValue(0);
    }

    @Test
    void enterChoosesTheSuggestedAnswer(FxRobot robot) throws Exception {
        var answer = ask(robot, Question.unsaved("Save the changes?", "They are lost otherwise."));

        robot.push(KeyCode.ENTER);

        assertThat(answer.get(20, TimeUnit.SECONDS)).hasValue(0);
    }

    @Test
    void escapeCancelsAndTheFocusReturns(FxRobot robot) throws Exception {
        robot.interact(below::requestFocus);
        var answer = ask(robot, Question.unsaved("Save the changes?", "They are lost otherwise."));

        robot.push(KeyCode.ESCAPE);

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEmpty();
        waitFor(20, TimeUnit.SECONDS, below::isFocused);
        assertThat(owner.isShowing()).isTrue();
    }

    @Test
    void nothingBelowAQuestionIsReachable(FxRobot robot) throws Exception {
        var answer = ask(robot, Question.unsaved("Save the changes?", "They are lost otherwise."));

        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        robot.interact(below::requestFocus);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.TAB);

        assertThat(shortcuts).hasValue(0);
        assertThat(below.isFocused()).isFalse();
        robot.push(KeyCode.ESCAPE);
        answer.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aSecondQuestionIsCancelledWhileOneIsOpen(FxRobot robot) throws Exception {
        Question question = Question.destructive("Delete?", "Links break.", "Delete");
        var answer = ask(robot, question);
        CompletableFuture<OptionalInt> second = new CompletableFuture<>();

        Platform.runLater(() -> second.complete(desk.ask(question)));

        assertThat(second.get(20, TimeUnit.SECONDS)).isEmpty();
        robot.push(KeyCode.ESCAPE);
        answer.get(20, TimeUnit.SECONDS);
    }

    @Test
    void questionsThatTheUserDidNotCauseAreAskedOneAfterTheOther(FxRobot robot) throws Exception {
        Question question = Question.destructive("Delete?", "Links break.", "Delete");
        var answer = ask(robot, question);
        List<CompletableFuture<OptionalInt>> later =
                List.of(new CompletableFuture<>(), new CompletableFuture<>());

        Platform.runLater(
                () ->
                        later.forEach(
                                one ->
                                        desk.whenNoQuestionIsOpen(
                                                () -> one.complete(desk.ask(question)))));
        robot.push(KeyCode.ESCAPE);
        answer.get(20, TimeUnit.SECONDS);

        for (CompletableFuture<OptionalInt> one : later) {
            awaitFocus(robot);
            robot.push(KeyCode.TAB);
            robot.push(KeyCode.SPACE);
            assertThat(one.get(20, TimeUnit.SECONDS)).hasValue(0);
        }
    }

    @Test
    void aQuestionIsCancelledWhenItsWindowHides(FxRobot robot) throws Exception {
        var answer = ask(robot, Question.destructive("Delete?", "Links break.", "Delete"));

        Platform.runLater(owner::hide);

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void everyAnswerShowsAllItsWordsAndTheSuggestedOneIsFirstInAColumn(FxRobot robot)
            throws Exception {
        var answer =
                ask(
                        robot,
                        Question.of(
                                "Uploads are under way",
                                "12 images are not uploaded yet.",
                                Answer.suggested("Finish in the background without a window"),
                                Answer.plain("Pause until the next start of the program"),
                                Answer.destructive("Discard what is not uploaded, and quit")));
        List<String> words =
                List.of(
                        "Finish in the background without a window",
                        "Pause until the next start of the program",
                        "Discard what is not uploaded, and quit",
                        "Cancel");

        waitFor(20, TimeUnit.SECONDS, () -> shown(robot).equals(words));
        robot.interact(() -> robot.lookup(words.get(2)).queryButton().fire());

        assertThat(answer.get(20, TimeUnit.SECONDS)).hasValue(2);
    }

    @Test
    void anUnderscoreInABucketsNameIsShownInTheAnswer(FxRobot robot) throws Exception {
        var answer =
                ask(robot, Question.destructive("Delete?", "", "Delete 1 image from my_photos"));

        waitFor(20, TimeUnit.SECONDS, () -> shown(robot).contains("Delete 1 image from my_photos"));

        robot.push(KeyCode.ESCAPE);
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void theHelpIsWholeInTheSmallestWindow(FxRobot robot) throws Exception {
        robot.interact(() -> owner.setHeight(560));
        var fact =
                new Question.Fact(
                        "Ctrl+1 … Ctrl+4", "In a comparison: show at 100%, or fit the image");
        var answer =
                ask(robot, Question.toRead("Keyboard shortcuts", Collections.nCopies(17, fact)));

        waitFor(
                20,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup(".question-facts .label").queryAllAs(Label.class).stream()
                                .allMatch(
                                        label ->
                                                label.lookup(".text") instanceof Text text
                                                        && text.getText().equals(label.getText())));

        robot.push(KeyCode.ESCAPE);
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEmpty();
    }

    /** Asks, and returns as soon as the default button has the focus. */
    private CompletableFuture<OptionalInt> ask(FxRobot robot, Question question) throws Exception {
        CompletableFuture<OptionalInt> chosen = new CompletableFuture<>();
        Platform.runLater(() -> chosen.complete(desk.ask(question)));
        awaitFocus(robot);
        return chosen;
    }

    private static void awaitFocus(FxRobot robot) throws Exception {
        waitFor(
                20,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup(".question .button").queryAll().stream()
                                .anyMatch(Node::isFocused));
    }

    private static List<String> shown(FxRobot robot) {
        return robot.lookup(".question .button").queryAllAs(Button.class).stream()
                .map(WindowDeskTest::words)
                .toList();
    }

    /** As displayed: truncated if there is no space. */
    private static String words(Button button) {
        return button.lookup(".text") instanceof Text text ? text.getText() : "";
    }
}
