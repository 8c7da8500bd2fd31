package io.dropsize.ui.settings;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.settings.Theme;
import io.dropsize.ui.settings.shared.ImmediateSetting;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.fxml.FXML;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

import org.jspecify.annotations.Nullable;

/** Controller of the theme and the tray icon. Each choice takes effect immediately. */
final class AppearanceController implements SettingsSection {
    private final ImmediateSetting settings;

    @FXML private ToggleGroup themes;
    @FXML private ToggleSwitch tray;

    AppearanceController(ImmediateSetting settings) {
        this.settings = settings;
    }

    @FXML
    private void initialize() {
        settings.follow(this::shown);
        themes.selectedToggleProperty().addListener((_, _, now) -> chosen(now));
        tray.selectedProperty()
                .addListener((_, _, on) -> settings.change(now -> now.withTrayIcon(on)));
    }

    @Override
    public void shown() {
        Theme theme = settings.get().theme();
        for (Toggle toggle : themes.getToggles()) {
            toggle.setSelected(theme.name().equals(toggle.getUserData()));
        }
        tray.setSelected(settings.get().trayIcon());
    }

    private void chosen(@Nullable Toggle toggle) {
        if (toggle != null) {
            Theme theme = Theme.valueOf(String.valueOf(toggle.getUserData()));
            settings.change(now -> now.withTheme(theme));
        }
    }
}
