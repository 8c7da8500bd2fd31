package io.dropsize.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Theme;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** Light or dark theme, from the settings and the system. */
final class ThemeSwitcher {
    private final SettingsStore settings;

    ThemeSwitcher(SettingsStore settings) {
        this.settings = settings;
    }

    /** Sets the theme now and after each change of settings or system. On the JavaFX thread. */
    void follow() {
        apply();
        settings.onChange(_ -> Platform.runLater(this::apply));
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> apply());
    }

    private void apply() {
        Theme chosen = settings.get().theme();
        boolean systemIsDark = Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        boolean dark = chosen == Theme.DARK || (chosen == Theme.SYSTEM && systemIsDark);
        String sheet =
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }
}
