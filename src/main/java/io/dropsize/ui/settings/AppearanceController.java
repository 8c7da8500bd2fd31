package io.dropsize.ui.settings;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Theme;
import io.dropsize.ui.settings.shared.ImmediateSetting;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

import org.jspecify.annotations.Nullable;

/** Controller of the theme and the tray icon. Each choice takes effect immediately. */
final class AppearanceController implements SettingsSection {
    private final SettingsStore settings;
    private final ImmediateSetting immediate;

    @FXML private ToggleGroup themes;
    @FXML private ToggleSwitch tray;

    AppearanceController(SettingsStore settings, ImmediateSetting immediate) {
        this.settings = settings;
        this.immediate = immediate;
    }

    @FXML
    private void initialize() {
        settings.onChange(_ -> Platform.runLater(this::shown));
        shown();
        themes.selectedToggleProperty().addListener((_, _, now) -> chosen(now));
        tray.selectedProperty()
                .addListener((_, _, on) -> immediate.change(now -> now.withTrayIcon(on)));
    }

    @Override
    public void shown() {
        Theme theme = settings.get().theme();
        for (Toggle toggle : themes.getToggles()) {
            toggle.setSelected(theme.name().equals(toggle.getUserData()));
        }
        tray.setSelected(settings.get().trayIcon());
    }

    @Override
    public boolean mayLeave() {
        return true;
    }

    private void chosen(@Nullable Toggle toggle) {
        if (toggle != null) {
            Theme theme = Theme.valueOf(String.valueOf(toggle.getUserData()));
            immediate.change(now -> now.withTheme(theme));
        }
    }
}
