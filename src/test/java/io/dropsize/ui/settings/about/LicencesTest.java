package io.dropsize.ui.settings.about;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Views;

import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Tag("window")
class LicencesTest {
    private static final int MANY = 20_000;

    private final QuietDesk desk = new QuietDesk();
    private final FxRobot robot = new FxRobot();
    private final AtomicInteger left = new AtomicInteger();
    private @Nullable Window opened;

    @Test
    void aLongListIsReadLaterAndSearchedFromHitToHit() throws Exception {
        open(lines());
        Window.waitUntil(() -> list().isVisible());
        assertThat(list().getItems()).hasSize(MANY);

        robot.clickOn("#search").write("apache");
        assertThat(found()).isEqualTo("1 of 3");
        assertThat(selected()).containsExactly("library-5 1.0 Apache-2.0");
        robot.push(KeyCode.ENTER);
        assertThat(found()).isEqualTo("2 of 3");
        assertThat(selected()).containsExactly("library-7000 1.0 Apache-2.0");
        window().shot("settings-licences");
        robot.push(KeyCode.ENTER).push(KeyCode.ENTER);
        assertThat(found()).isEqualTo("1 of 3");
        robot.write("xyz");
        assertThat(found()).isEqualTo("not found");
        assertThat(selected()).isEmpty();
    }

    @Test
    void whatIsSelectedIsCopied() throws Exception {
        open(lines());
        Window.waitUntil(() -> list().isVisible());
        Window.on(
                () -> {
                    list().getSelectionModel().selectRange(4, 6);
                    list().requestFocus();
                    return true;
                });

        robot.push(KeyCode.SHORTCUT, KeyCode.C);

        assertThat(desk.copied).containsExactly("library-4 1.0 MIT\nlibrary-5 1.0 Apache-2.0");
    }

    @Test
    void aMissingListIsReported() throws Exception {
        open(List.of());

        Window.waitUntil(
                () ->
                        label("#note").getText().startsWith("The licence list is missing")
                                && label("#note").isVisible());
        assertThat(Window.on(() -> list().isVisible())).isFalse();
    }

    @Test
    void escapeLeadsBack() throws Exception {
        open(lines());
        Window.waitUntil(() -> list().isVisible());

        robot.push(KeyCode.ESCAPE);

        assertThat(left).hasValue(1);
    }

    private Window window() {
        return Objects.requireNonNull(opened);
    }

    private void open(List<String> lines) throws Exception {
        Window.startToolkit();
        var controller = new LicencesController(() -> lines, new Background(), desk);
        Parent root = Window.on(() -> Views.load("settings-licences", controller));
        opened = Window.show(root, 690, 540);
        Window.on(
                () -> {
                    root.getStyleClass().add("settings");
                    root.getStylesheets().add("/css/settings.css");
                    controller.onBack(left::incrementAndGet);
                    controller.shown();
                    return true;
                });
    }

    private static List<String> lines() {
        return new ArrayList<>(
                IntStream.range(0, MANY)
                        .mapToObj(
                                i ->
                                        i == 5 || i == 7000 || i == MANY - 1
                                                ? "library-" + i + " 1.0 Apache-2.0"
                                                : "library-" + i + " 1.0 MIT")
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private ListView<String> list() {
        return (ListView<String>) window().scene().lookup("#lines");
    }

    private List<String> selected() {
        return Window.on(() -> List.copyOf(list().getSelectionModel().getSelectedItems()));
    }

    private String found() {
        return Window.on(() -> label("#found").getText());
    }

    private Label label(String id) {
        return (Label) window().scene().lookup(id);
    }
}
