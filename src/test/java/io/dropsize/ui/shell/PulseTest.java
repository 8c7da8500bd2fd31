package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.Dropsize;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;

import javafx.scene.control.Hyperlink;
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
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;

/**
 * Ten thousand files are dropped on the real window, with real images, to measure its longest
 * response time. Run it with the intended heap, {@code -Dtest.heap=300m}.
 *
 * <p>The limits are in milliseconds, and 100 on an idle computer of today. {@code -Dpulse.work} is
 * for the processor time of the JavaFX thread between two pulses, which depends on the computer's
 * speed and on what is compiled by then; {@code -Dpulse.most} is for the time between pulses, which
 * also depends on other processes.
 */
@Tag("pulse")
@ExtendWith(ApplicationExtension.class)
class PulseTest {
    private static final int FILES = Integer.getInteger("pulse.files", 10_000);
    private static final long MAX_BETWEEN_PULSES = Long.getLong("pulse.most", 100);
    private static final long MAX_WORK = Long.getLong("pulse.work", 100);

    private final QuietDesk desk = new QuietDesk();
    private final MemoryStore store = new MemoryStore();
    private final Map<String, Long> millis = new LinkedHashMap<>();
    private final Pulses pulses = new Pulses(MAX_BETWEEN_PULSES);
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow window;
    private Stage shown;

    @Start
    void start(Stage stage) throws IOException {
        shown = stage;
        dropsize = Programs.open(home, new DefaultImageEngine(), store);
        window = new MainWindow(dropsize, stage, _ -> desk);
        window.show(() -> window.begin(true));
    }

    @AfterEach
    void close() {
        dropsize.close();
    }

    @Test
    void theWindowAnswersAtEveryMomentWhileTenThousandFilesGoUp(FxRobot robot) throws Exception {
        List<Path> files = files();
        TableView<?> table = warmUp(robot);
        robot.interact(pulses::start);

        time("first row", () -> window.open(files), () -> !table.getItems().isEmpty());
        long begin = System.nanoTime();
        until(() -> table.getItems().size() == FILES);
        millis.put("all rows", since(begin));
        for (int i = 0; i < 40; i++) {
            int row = i * FILES / 40;
            robot.interact(() -> table.scrollTo(row));
        }
        Hyperlink pause = link(robot, "#pause");
        time("pause", pause::fire, () -> pause.getText().equals("Resume"));
        time("resume", pause::fire, () -> pause.getText().equals("Pause"));
        until(() -> store.objects.size() > 300);
        time("cancel all", link(robot, "#cancel")::fire, () -> !pause.isVisible());
        Hyperlink retry = link(robot, "#retryFailed");
        time(
                "remove done",
                link(robot, "#removeDone")::fire,
                () -> table.getItems().size() < FILES);
        millis.put("longest between two pulses", pulses.longest());
        millis.put("late pulses", (long) pulses.late());
        millis.put("longest work between two pulses", pulses.longestWork());
        millis.put("heap in MB at most", heap());

        System.getLogger("pulse").log(System.Logger.Level.WARNING, millis.toString());
        assertThat(retry.isVisible()).isFalse();
        assertThat(millis.get("longest work between two pulses")).isLessThan(MAX_WORK);
        assertThat(millis.get("longest between two pulses")).isLessThan(MAX_BETWEEN_PULSES);
        assertThat(List.of("first row", "pause", "resume", "cancel all", "remove done"))
                .allSatisfy(
                        what -> assertThat(millis.get(what)).isLessThan(2 * MAX_BETWEEN_PULSES));
    }

    /** A window that gets ten thousand files has usually drawn rows before. */
    private TableView<?> warmUp(FxRobot robot) throws Exception {
        List<Path> some = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            some.add(picture(Files.createDirectories(home.resolve("warm")), FILES + i));
        }
        robot.interact(() -> window.open(some));
        until(() -> store.objects.size() == some.size() && link(robot, "#removeDone").isVisible());
        TableView<?> table = robot.lookup("#table").queryTableView();
        robot.interact(link(robot, "#removeDone")::fire);
        until(() -> table.getItems().isEmpty());
        return table;
    }

    private void time(String what, Runnable action, BooleanSupplier seen) throws Exception {
        long begin = System.nanoTime();
        WaitForAsyncUtils.asyncFx(action);
        until(seen);
        millis.put(what, since(begin));
    }

    private void until(BooleanSupplier seen) throws Exception {
        WaitForAsyncUtils.waitFor(
                5, TimeUnit.MINUTES, () -> WaitForAsyncUtils.asyncFx(seen::getAsBoolean).get());
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static Hyperlink link(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Hyperlink.class);
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private List<Path> files() throws IOException {
        Path folder = Files.createDirectories(home.resolve("photos"));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(picture(folder, i));
        }
        return files;
    }

    private static Path picture(Path folder, int number) throws IOException {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 320; x++) {
            image.setRGB(x, number % 200, number * 2654435 + x);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return Files.write(folder.resolve("photo " + number + ".png"), out.toByteArray());
    }
}
