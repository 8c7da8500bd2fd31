package io.dropsize.ui.shell;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;

import javafx.application.Platform;

import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Reloads the settings file after external changes, and reports its problems once. On the JavaFX
 * thread.
 */
final class SettingsReloader {
    private final SettingsStore settings;
    private final Background background;
    private final Consumer<String> say;

    /** The reported problem of the current file; empty if it is valid. */
    private String said = "";

    SettingsReloader(SettingsStore settings, Background background, Consumer<String> say) {
        this.settings = settings;
        this.background = background;
        this.say = say;
    }

    /** Starts to report problems with the file. */
    void follow() {
        settings.onProblem(problem -> Platform.runLater(() -> say.accept(ErrorText.of(problem))));
    }

    /** Checks for changes. */
    void look() {
        background.run(
                Executors.callable(settings::reload), _ -> said = "", error -> sayOnce(error));
    }

    private void sayOnce(DropsizeException error) {
        String sentence = ErrorText.of(error);
        if (!sentence.equals(said)) {
            said = sentence;
            say.accept(sentence);
        }
    }
}
