package io.dropsize.ui.settings.shared;

import io.dropsize.error.ErrorText;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;

import javafx.application.Platform;

import java.util.function.UnaryOperator;

/** Settings that take effect when they are chosen, and are written in the background. */
public final class ImmediateSetting {
    private final SettingsStore settings;
    private final Background background;
    private final DesktopServices desk;

    public ImmediateSetting(SettingsStore settings, Background background, DesktopServices desk) {
        this.settings = settings;
        this.background = background;
        this.desk = desk;
    }

    public Settings get() {
        return settings.get();
    }

    /** Calls an action now and after each change, on the JavaFX thread. */
    public void follow(Runnable show) {
        settings.onChange(_ -> Platform.runLater(show));
        show.run();
    }

    public void change(UnaryOperator<Settings> change) {
        if (settings.hold(change)) {
            background.run(settings::writeHeld, error -> desk.say(ErrorText.of(error)));
        }
    }
}
