package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.Dropsize;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Drawings;

import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures the work of the JavaFX thread between two pulses while views are preloaded, and while
 * each view and each section of the settings is visited for the first time. {@code -Dpulse.work} is
 * the limit of a visit in milliseconds, 50 on an idle computer.
 */
@Tag("pulse")
@ExtendWith(ApplicationExtension.class)
class FirstVisitTest {
    private static final long MAX_WORK = Long.getLong("pulse.work", 50);
    private static final int PULSES = 20;
    private static final List<String> VIEWS = List.of("upload", "library", "history", "settings");

    private final Map<String, Long> millis = new LinkedHashMap<>();
    private final Pulses pulses = new Pulses(MAX_WORK);
    private final CountDownLatch loaded = new CountDownLatch(1);
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        MemoryStore store = new MemoryStore();
        for (int i = 0; i < 60; i++) {
            store.with(
                    "2026/11/drawing-" + i + ".png", Instant.now(), Drawings.landscape(1, 90, 60));
        }
        dropsize = Programs.open(home, new DefaultImageEngine(), store);
        window = new MainWindow(dropsize, stage, _ -> new QuietDesk());
        pulses.start();
        window.show(
                () -> {
                    window.begin(false);
                    pulses.reset();
                    window.preload(loaded::countDown);
                });
    }

    @AfterEach
    void close() {
        dropsize.close();
    }

    @Test
    void aFirstVisitIsShortBecauseTheViewIsPreloaded(FxRobot robot) throws Exception {
        assertThat(loaded.await(2, TimeUnit.MINUTES)).isTrue();
        long steps = pulses.longestWork();

        for (int view = VIEWS.size() - 1; view >= 0; view--) {
            int place = view;
            visit(VIEWS.get(view), () -> window.go(place));
        }
        robot.interact(() -> window.go(VIEWS.size() - 1));
        for (var section :
                robot.lookup(".sections .toggle-button").queryAllAs(ToggleButton.class)) {
            visit(section.getText(), section::fire);
        }

        System.getLogger("pulse")
                .log(System.Logger.Level.WARNING, "steps {0} ms, visits {1}", steps, millis);
        assertThat(millis).hasSizeGreaterThan(8);
        assertThat(millis.values()).allSatisfy(work -> assertThat(work).isLessThan(MAX_WORK));
    }

    private void visit(String what, Runnable action) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            pulses.reset();
                            action.run();
                        })
                .get();
        WaitForAsyncUtils.waitFor(1, TimeUnit.MINUTES, () -> pulses.count() > PULSES);
        millis.put(what, pulses.longestWork());
    }
}
