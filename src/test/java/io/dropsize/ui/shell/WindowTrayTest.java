package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.Dropsize;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.tray.Tray;
import io.dropsize.tray.TrayFace;
import io.dropsize.tray.TrayItem;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

class WindowTrayTest {
    private final TextEngine engine = new TextEngine();
    private final FakeTray desktop = new FakeTray();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    @TempDir Path folder;
    private Dropsize dropsize;
    private UploadViewModel upload;
    private WindowTray tray;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        dropsize = Programs.open(folder, engine, new MemoryStore());
        UploadCore core =
                new UploadCore(
                        dropsize.engine(),
                        dropsize.maker(),
                        dropsize.scanner(),
                        dropsize.submissions(),
                        dropsize.publishing(),
                        new LinkMaker(dropsize.stores()));
        upload =
                Window.on(
                        () ->
                                new UploadViewModel(
                                        core,
                                        dropsize.settings(),
                                        new Background(),
                                        new QuietDesk()));
        tray =
                new WindowTray(
                        upload,
                        dropsize.settings(),
                        new WindowTray.Actions(
                                () -> done.add("open"),
                                () -> done.add("paste"),
                                () -> done.add("quit")),
                        desktop::of);
    }

    @AfterEach
    void close() {
        engine.gate.countDown();
        tray.close();
        dropsize.close();
    }

    @Test
    void theIconsMenuPastesOpensAndQuits() throws Exception {
        begin();

        choose("Upload clipboard");
        assertThat(done.take()).isEqualTo("paste");
        choose("Quit");
        assertThat(done.take()).isEqualTo("open"); // A dialog in a hidden window would not be seen.
        assertThat(done.take()).isEqualTo("quit");
        desktop.face().activate().run();
        assertThat(done.take()).isEqualTo("open");
    }

    @Test
    void runningUploadsArePausedAndResumed() throws Exception {
        begin();
        assertThat(item("Pause uploads").enabled()).isFalse();
        engine.gate = new CountDownLatch(1);
        Path file = Files.writeString(folder.resolve("a.jpg"), "30x20");

        Platform.runLater(() -> upload.drops().addFiles(List.of(file)));
        Window.waitUntil(() -> item("Pause uploads").enabled());
        choose("Pause uploads");

        Window.waitUntil(() -> labels().contains("Resume uploads"));
        assertThat(Window.on(upload::paused)).isTrue();
        choose("Resume uploads");
        Window.waitUntil(() -> labels().contains("Pause uploads"));
    }

    @Test
    void theIconFollowsItsSetting() throws Exception {
        dropsize.settings().update(now -> now.withTrayIcon(false));
        begin();
        assertThat(desktop.menu).isNull();

        dropsize.settings().update(now -> now.withTrayIcon(true));
        Window.waitUntil(() -> desktop.menu != null);
        dropsize.settings().update(now -> now.withTrayIcon(false));

        Window.waitUntil(() -> desktop.menu == null);
    }

    private void begin() throws Exception {
        Window.on(
                () -> {
                    tray.begin();
                    return true;
                });
        if (dropsize.settings().get().trayIcon()) {
            Window.waitUntil(() -> desktop.menu != null);
        }
    }

    private void choose(String label) {
        item(label).action().run();
    }

    private TrayItem item(String label) {
        return shown().stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow();
    }

    private List<String> labels() {
        return shown().stream().map(TrayItem::label).toList();
    }

    private List<TrayItem> shown() {
        List<TrayItem> now = desktop.menu;
        return now == null ? List.of() : now;
    }

    private static final class FakeTray implements Tray {
        private volatile @Nullable List<TrayItem> menu;
        private volatile @Nullable TrayFace face;

        Tray of(TrayFace given) {
            face = given;
            return this;
        }

        TrayFace face() {
            return Objects.requireNonNull(face, "the tray was not opened");
        }

        @Override
        public void show(List<TrayItem> items) {
            menu = items;
        }

        @Override
        public void close() {
            menu = null;
        }
    }
}
