package io.dropsize.ui.settings.destinations;

import io.dropsize.error.ErrorText;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.TextField;

import java.nio.file.Files;
import java.nio.file.Path;

/** Controller of the folder of "This computer". */
public final class LocalController {
    private final SettingsStore settings;
    private final Path defaultFolder;
    private final Background background;
    private final DesktopServices desk;

    @FXML private TextField folder;

    public LocalController(
            SettingsStore settings,
            Path defaultFolder,
            Background background,
            DesktopServices desk) {
        this.settings = settings;
        this.defaultFolder = defaultFolder;
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        settings.onChange(_ -> Platform.runLater(this::show));
        show();
    }

    @FXML
    private void change() {
        desk.chooseFolder().ifPresent(this::keepIn);
    }

    @FXML
    private void open() {
        Path shown = current();
        background.run(
                () -> Files.createDirectories(shown).toUri(),
                desk::open,
                error -> desk.say(ErrorText.of(error)));
    }

    private void keepIn(Path chosen) {
        background.run(
                () -> {
                    settings.update(now -> now.withLocalFolder(chosen));
                    return chosen;
                },
                _ -> show(),
                error -> desk.say(ErrorText.of(error)));
    }

    private Path current() {
        Path chosen = settings.get().localFolder();
        return chosen == null ? defaultFolder : chosen;
    }

    private void show() {
        folder.setText(current().toString());
    }
}
