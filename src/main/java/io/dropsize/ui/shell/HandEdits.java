package io.dropsize.ui.shell;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;

import javafx.application.Platform;

import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Takes over what others have written into the settings file, and says once what is wrong with it.
 * On the JavaFX thread.
 */
final class HandEdits {
    private final SettingsStore settings;
    private final Background background;
    private final Consumer<String> say;

    /** What was said of the file as it is; empty when it is sound. */
    private String said = "";

    HandEdits(SettingsStore settings, Background background, Consumer<String> say) {
        this.settings = settings;
        this.background = background;
        this.say = say;
    }

    /** From now on what is wrong with the file is said. */
    void follow() {
        settings.onProblem(problem -> Platform.runLater(() -> say.accept(ErrorText.of(problem))));
    }

    /** Looks whether there is something new. */
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
