package io.dropsize.ui.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.team.TeamFiles;
import io.dropsize.testkit.MapSecrets;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.settings.about.UpdateModel;
import io.dropsize.ui.settings.destinations.ConnectionCheck;
import io.dropsize.update.Release;
import io.dropsize.update.Releases;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;

import org.testfx.api.FxRobot;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The Settings in a window, with fakes for the keyring, the network and the desktop. */
final class SettingsWindow {
    final QuietDesk desk = new QuietDesk();
    final FxRobot robot = new FxRobot();
    final MapSecrets secrets;
    final MemoryStore store = new MemoryStore();
    final FakeEndpoint endpoint = new FakeEndpoint();
    final SettingsStore settings;
    final SettingsView view;
    final Window window;

    SettingsWindow(SettingsStore settings, Path folder) throws TimeoutException {
        this(
                settings,
                folder,
                new MapSecrets(),
                (_, _, _) -> {},
                SettingsWindow::offline,
                _ -> true);
    }

    SettingsWindow(
            SettingsStore settings,
            Path folder,
            MapSecrets secrets,
            ConnectionCheck check,
            Releases releases,
            Predicate<OutputFormat> formats)
            throws TimeoutException {
        this.settings = settings;
        this.secrets = secrets;
        Window.startToolkit();
        Background background = new Background();
        view =
                Window.on(
                        () ->
                                new SettingsView(
                                        new SettingsCore(
                                                settings,
                                                secrets,
                                                new TeamFiles(settings, store, _ -> new byte[0]),
                                                check,
                                                folder.resolve("images"),
                                                formats,
                                                UpdateModel.of(
                                                        releases, settings, background, desk),
                                                endpoint),
                                        background,
                                        desk));
        window = Window.show(view.root(), 970, 727);
    }

    private static Release offline() {
        throw new DropsizeException(ErrorKind.NETWORK_DOWN, "x");
    }

    /**
     * Goes to a section, and waits until it is loaded.
     *
     * @param field a control of the section
     */
    void go(String section, String field) throws TimeoutException {
        Window.waitUntil(() -> robot.lookup(section).tryQuery().isPresent());
        fire(section);
        Window.waitUntil(() -> robot.lookup(field).tryQuery().isPresent());
    }

    /** Shows another destination or preset. */
    void choose(String name) {
        Window.on(
                () -> {
                    @SuppressWarnings("unchecked")
                    ComboBox<String> chooser =
                            (ComboBox<String>) window.scene().lookup(".item-chooser");
                    chooser.setValue(name);
                    return true;
                });
    }

    void set(String field, String text) {
        Window.on(
                () -> {
                    input(field).setText(text);
                    return true;
                });
    }

    String text(String field) {
        return input(field).getText();
    }

    private TextInputControl input(String field) {
        return robot.lookup(field).queryAs(TextInputControl.class);
    }

    /** Presses a button, or selects a toggle. */
    void fire(String query) {
        Node found = robot.lookup(query).query();
        Window.on(
                () -> {
                    if (found instanceof ButtonBase button) {
                        button.fire();
                    } else {
                        ((Toggle) found).setSelected(true);
                    }
                    return true;
                });
    }

    boolean isVisible(String query) {
        return robot.lookup(query).query().isVisible();
    }

    boolean isDisabled(String query) {
        return robot.lookup(query).query().isDisabled();
    }
}
