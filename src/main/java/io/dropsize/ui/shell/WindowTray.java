package io.dropsize.ui.shell;

import io.dropsize.settings.SettingsStore;
import io.dropsize.tray.Tray;
import io.dropsize.tray.TrayFace;
import io.dropsize.tray.TrayItem;
import io.dropsize.ui.kit.Icons;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.model.UploadViewModel;

import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The window's icon in the system's tray, if the settings allow it. On the JavaFX thread; the tray
 * itself is used on another one, as it may block.
 */
final class WindowTray implements AutoCloseable {
    private static final List<Integer> SIZES = List.of(24, 48);

    private final UploadViewModel upload;
    private final SettingsStore settings;
    private final Actions actions;
    private final Function<TrayFace, Tray> trays;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("dropsize-tray").factory());
    private @Nullable Tray tray;
    private @Nullable State last;

    /** What decides about icon and menu. */
    private record State(boolean shown, boolean running, boolean paused) {}

    /**
     * What the menu does, on the JavaFX thread.
     *
     * @param open brings the window to the front
     * @param paste uploads the clipboard
     * @param quit closes the window; may ask the user
     */
    record Actions(Runnable open, Runnable paste, Runnable quit) {}

    /**
     * @param trays creates the system's tray, on another thread
     */
    WindowTray(
            UploadViewModel upload,
            SettingsStore settings,
            Actions actions,
            Function<TrayFace, Tray> trays) {
        this.upload = upload;
        this.settings = settings;
        this.actions = actions;
        this.trays = trays;
    }

    /** Shows the icon, and follows the settings and the uploads. */
    void begin() {
        settings.onChange(_ -> Platform.runLater(this::update));
        upload.batchView().addListener((_, _, _) -> update());
        update();
    }

    private void update() {
        boolean running = upload.batchView().get().running();
        State now = new State(settings.get().trayIcon(), running, running && upload.paused());
        if (!now.equals(last) && !thread.isShutdown()) {
            last = now;
            List<TrayItem> menu = menu(now);
            thread.execute(() -> show(now.shown(), menu));
        }
    }

    /** On the tray's thread. */
    private void show(boolean shown, List<TrayItem> menu) {
        Tray now = tray;
        if (shown) {
            now = now == null ? trays.apply(face()) : now;
            tray = now;
            now.show(menu);
        } else if (now != null) {
            now.close();
        }
    }

    private List<TrayItem> menu(State now) {
        Runnable toggle = now.paused() ? upload::resume : upload::pause;
        return List.of(
                item("open", true, actions.open()),
                item("paste", true, actions.paste()),
                item(now.paused() ? "resume" : "pause", now.running(), toggle),
                TrayItem.SEPARATOR,
                item("quit", true, this::quit));
    }

    /** Brings the window to the front first, because quitting may open a dialog in it. */
    private void quit() {
        actions.open().run();
        actions.quit().run();
    }

    private static TrayItem item(String name, boolean enabled, Runnable action) {
        return new TrayItem(
                Texts.of("shell.tray." + name), enabled, () -> Platform.runLater(action));
    }

    private TrayFace face() {
        return new TrayFace(
                Texts.of("app.name"),
                "dropsize",
                SIZES.stream().map(Icons::of).map(WindowTray::pixmap).toList(),
                () -> Platform.runLater(actions.open()));
    }

    private static TrayFace.Pixmap pixmap(Image icon) {
        int width = (int) icon.getWidth();
        int height = (int) icon.getHeight();
        int[] argb = new int[width * height];
        icon.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new TrayFace.Pixmap(width, height, argb);
    }

    /** Removes the icon, without waiting for the desktop. */
    @Override
    public void close() {
        if (!thread.isShutdown()) {
            thread.execute(() -> show(false, List.of()));
            thread.shutdown();
        }
    }
}
