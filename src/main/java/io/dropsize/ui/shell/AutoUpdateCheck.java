package io.dropsize.ui.shell;

import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.settings.about.UpdateModel;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

import java.time.Instant;
import java.util.function.Supplier;

/** Looks for a newer release when the window is there, if that is allowed and due. */
final class AutoUpdateCheck {
    /** Postponed work of the start comes first. */
    private static final Duration REST = Duration.seconds(5);

    private AutoUpdateCheck() {}

    /** Call it on the JavaFX thread, when the window is shown. */
    static void plan(SettingsStore settings, Supplier<UpdateModel> updates) {
        if (!settings.get().updates().due(Instant.now())) {
            return;
        }
        PauseTransition rest = new PauseTransition(REST);
        rest.setOnFinished(_ -> look(settings, updates));
        rest.play();
    }

    /** Checks, unless the user has turned it off meanwhile. */
    static void look(SettingsStore settings, Supplier<UpdateModel> updates) {
        if (settings.get().updates().due(Instant.now())) {
            updates.get().checkAutomatically();
        }
    }
}
