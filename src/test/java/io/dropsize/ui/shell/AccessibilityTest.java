package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.Dropsize;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.KeyboardRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Screen readers and keyboards reach every control of every view. */
@ExtendWith(ApplicationExtension.class)
class AccessibilityTest {
    private static final int VIEWS = 4;

    private final QuietDesk desk = new QuietDesk();
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow main;
    private Stage stage;

    @Start
    void start(Stage own) throws IOException {
        stage = own;
        dropsize = Programs.open(home, new TextEngine(), new MemoryStore());
        main = new MainWindow(dropsize, stage, _ -> desk);
        main.show(() -> main.begin(true));
    }

    @AfterEach
    void close() {
        dropsize.close();
    }

    @Test
    void everyFocusableControlHasAName(FxRobot robot) throws Exception {
        upload(robot);

        assertThat(inEveryView(robot, this::nameless)).isEmpty();
    }

    @Test
    void tabReachesEveryControlAndIsNeverTrapped(FxRobot robot) throws Exception {
        upload(robot);

        assertThat(inEveryView(robot, () -> missedByTab(robot))).isEmpty();
    }

    private Map<String, List<String>> inEveryView(FxRobot robot, Supplier<List<String>> problems) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (int view = 0; view < VIEWS; view++) {
            int place = view;
            robot.interact(() -> main.go(place));
            add(found, "view " + view, problems.get());
        }
        for (Node section :
                List.copyOf(robot.lookup(".sections .toggle-button").<Node>queryAll())) {
            robot.interact(((ToggleButton) section)::fire);
            add(found, ((ToggleButton) section).getText(), problems.get());
        }
        return found;
    }

    private static void add(Map<String, List<String>> all, String view, List<String> some) {
        if (!some.isEmpty()) {
            all.put(view, some);
        }
    }

    private List<String> nameless() {
        return Window.on(
                () ->
                        focusable(stage.getScene().getRoot()).stream()
                                .filter(node -> !isNamed(node))
                                .map(Node::toString)
                                .toList());
    }

    private List<String> missedByTab(FxRobot robot) {
        Set<Node> expected = new HashSet<>(Window.on(() -> focusable(stage.getScene().getRoot())));
        Set<Node> missed = new HashSet<>(expected);
        for (int i = 0; i <= 2 * expected.size() && !missed.isEmpty(); i++) {
            pushTab(robot);
            Node owner = onFxThread(() -> stage.getScene().getFocusOwner());
            for (Node node = owner; node != null; node = node.getParent()) {
                missed.remove(node);
            }
        }
        return missed.stream().map(Node::toString).toList();
    }

    /** The robot itself waits a tenth of a second for each of the hundreds of keys. */
    private static void pushTab(FxRobot robot) {
        KeyboardRobot keyboard = robot.robotContext().getKeyboardRobot();
        keyboard.pressNoWait(KeyCode.TAB);
        keyboard.releaseNoWait(KeyCode.TAB);
        for (int queued = 0; queued < 3; queued++) { // A key is an event that causes an event.
            onFxThread(() -> true);
        }
    }

    private static <T> T onFxThread(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    }

    /** All visible controls that Tab can reach; of a group, the selected one represents all. */
    private static List<Node> focusable(Node node) {
        List<Node> all = new ArrayList<>();
        if (!node.isVisible()) {
            return all;
        }
        if (node.isFocusTraversable()) {
            if (!node.isDisabled() && !isInGroupOfAnother(node)) {
                all.add(node);
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.addAll(focusable(child)));
        }
        return all;
    }

    /** Arrow keys reach it. */
    private static boolean isInGroupOfAnother(Node node) {
        return node instanceof Toggle toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getSelectedToggle() != toggle;
    }

    private static boolean isNamed(Node node) {
        return isText(node.getAccessibleText())
                || node instanceof Labeled labeled && isText(labeled.getText())
                || node.getScene().getRoot().lookupAll(".label").stream()
                        .anyMatch(label -> label instanceof Label its && its.getLabelFor() == node);
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private void upload(FxRobot robot) throws Exception {
        Path file = Files.writeString(home.resolve("a.jpg"), "2400x1600");
        robot.interact(() -> main.open(List.of(file)));
        Window.waitUntil(() -> !desk.copied.isEmpty());
    }
}
