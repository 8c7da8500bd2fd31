package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.secret.MemorySecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Views;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

@Tag("window")
class ViewPreloaderTest {
    private static final int LIBRARY = 1;
    private static final int SETTINGS = 3;

    private final Logger log = Logger.getLogger(Views.class.getName());
    private final Loads loads = new Loads();
    private final MemoryStore store = new MemoryStore();
    private final List<Destination> opened = new CopyOnWriteArrayList<>();
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void openWindow() throws Exception {
        dropsize =
                new Dropsize(
                        new AppFolders(home, home, home, home, home),
                        SettingsStore.open(home),
                        new MemorySecretStore(),
                        new TextEngine(),
                        destination -> {
                            opened.add(destination);
                            return store;
                        },
                        () -> {});
        stage = FxToolkit.registerPrimaryStage();
        window =
                Window.on(
                        () -> {
                            MainWindow made = new MainWindow(dropsize, stage, _ -> new QuietDesk());
                            made.show(() -> made.begin(false));
                            return made;
                        });
        log.setLevel(Level.FINE);
        log.addHandler(loads);
    }

    @AfterEach
    void close() {
        log.removeHandler(loads);
        dropsize.close();
    }

    @Test
    void aStepLoadsOneFileOrStylesAFewNodes() {
        ViewPreloader preloader = Window.on(() -> window.preloader());
        int steps = 0;
        int styled = styled();
        while (Window.on(preloader::step)) {
            steps++;
            int now = styled();
            assertThat(loads.files.size()).isLessThanOrEqualTo(1);
            // A control with a skin may bring a few controls of its own.
            assertThat(now - styled).isLessThan(30);
            styled = now;
            loads.files.clear();
        }
        assertThat(steps).isGreaterThan(20);
    }

    @Test
    void everyViewIsLoadedWithAllItsNodesInTheirOrder() {
        ViewPreloader preloader = Window.on(() -> window.preloader());
        while (step(preloader)) {}
        assertThat(loads.files)
                .contains("upload-rows", "library", "history", "settings")
                .contains("settings-destinations", "settings-presets", "settings-about")
                .doesNotHaveDuplicates();
        loads.files.clear();

        List<List<String>> preloaded = visitAll();

        assertThat(loads.files).isEmpty();
        assertThat(preloaded).isEqualTo(withoutPreloading());
    }

    @Test
    void aViewThatIsVisitedWhileItIsPreloadedIsComplete() {
        ViewPreloader preloader = Window.on(() -> window.preloader());
        while (!loads.files.contains("library")) {
            step(preloader);
        }
        step(preloader);
        step(preloader);

        go(LIBRARY);
        while (step(preloader)) {}

        assertThat(shape()).isEqualTo(withoutPreloading().get(LIBRARY));
    }

    @Test
    void aListThatAppearsWhileItIsPreloadedIsComplete() throws Exception {
        ViewPreloader preloader = Window.on(() -> window.preloader());
        while (!loads.files.contains("upload-rows")) {
            step(preloader);
        }
        step(preloader);
        step(preloader);
        Path image = Files.writeString(home.resolve("a.jpg"), "10x10");

        Window.on(
                () -> {
                    window.open(List.of(image));
                    return true;
                });
        Window.waitUntil(() -> shape().stream().anyMatch(node -> node.contains("columns")));

        assertThat(shape())
                .anyMatch(node -> node.startsWith("TableView table"))
                .anyMatch(node -> node.startsWith("FittedText link"))
                .anyMatch(node -> node.startsWith("Button open"));
    }

    @Test
    void theSettingsAreCompleteIfASectionIsPreloadedMeanwhile() {
        for (String section : List.of("settings-destinations", "settings-presets")) {
            loads.files.clear();
            ViewPreloader preloader =
                    Window.on(
                            () -> {
                                window = new MainWindow(dropsize, stage, _ -> new QuietDesk());
                                window.show(() -> {});
                                return window.preloader();
                            });
            while (!loads.files.contains(section)) {
                step(preloader);
            }
            step(preloader);
            step(preloader);

            go(SETTINGS);
            while (step(preloader)) {}

            assertThat(shape()).isEqualTo(withoutPreloading().get(SETTINGS));
        }
    }

    @Test
    void aVisitToTheSettingsLoadsTheSectionThatIsShown() {
        go(SETTINGS);

        assertThat(loads.files).containsExactly("settings", "settings-destinations");
    }

    @Test
    void aWindowThatIsClosedWithOtherBoundsOpensNoDestinationForThePreloadedLibrary()
            throws Exception {
        ViewPreloader preloader = Window.on(() -> window.preloader());
        while (!loads.files.contains("library")) {
            step(preloader);
        }

        Window.of(stage).resize(1000, 650);
        Window.on(
                () -> {
                    window.leave();
                    return true;
                });

        assertThat(SettingsStore.open(home).get().window()).isNotNull();
        assertThat(opened).isEmpty();
    }

    /** Does not wait for the events that follow, as hundreds of steps would take long. */
    private static boolean step(ViewPreloader preloader) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, preloader::step);
    }

    private List<List<String>> withoutPreloading() {
        return Window.on(
                        () -> {
                            MainWindow other =
                                    new MainWindow(dropsize, stage, _ -> new QuietDesk());
                            other.show(() -> {});
                            window = other;
                            return true;
                        })
                ? visitAll()
                : List.of();
    }

    private List<List<String>> visitAll() {
        List<List<String>> shapes = new ArrayList<>();
        for (int i = 0; i <= SETTINGS; i++) {
            go(i);
            shapes.add(shape());
        }
        return shapes;
    }

    private void go(int place) {
        Window.on(
                () -> {
                    window.go(place);
                    return true;
                });
    }

    /** The nodes in the scene, in order. */
    private List<String> shape() {
        return Window.on(
                () -> {
                    List<String> all = new ArrayList<>();
                    list(Objects.requireNonNull(stage.getScene().lookup("#centre")), all);
                    return all;
                });
    }

    private static void list(Node node, List<String> all) {
        all.add(node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass());
        if (node instanceof ScrollPane scroll) {
            list(scroll.getContent(), all);
        } else if (node instanceof Parent parent && !(node instanceof Control)) {
            parent.getChildrenUnmodifiable().forEach(child -> list(child, all));
        }
    }

    private int styled() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> controls(stage.getScene().getRoot()));
    }

    /** How many controls have a skin. */
    private static int controls(Node node) {
        int own = node instanceof Control control && control.getSkin() != null ? 1 : 0;
        return node instanceof Parent parent
                ? own
                        + parent.getChildrenUnmodifiable().stream()
                                .mapToInt(ViewPreloaderTest::controls)
                                .sum()
                : own;
    }

    private static final class Loads extends Handler {
        private final List<String> files = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            files.add(record.getMessage().replaceFirst(".* ", ""));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
