package io.dropsize.ui.upload;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;

import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;

import java.util.function.UnaryOperator;

/** The settings of the next drop: preset, destination and review. On the JavaFX thread. */
final class UploadChoices {
    private final SettingsStore settings;
    private final Background background;
    private final DesktopServices desk;

    UploadChoices(SettingsStore settings, Background background, DesktopServices desk) {
        this.settings = settings;
        this.background = background;
        this.desk = desk;
    }

    /** Shows the settings in these controls, and changes them by the user's choices. */
    void connect(
            ToggleSwitch review,
            ComboBox<String> presets,
            MenuButton destinations,
            Runnable addDestination) {
        DestinationMenu menu =
                new DestinationMenu(
                        destinations,
                        name -> change(now -> now.withDestination(name)),
                        addDestination);
        Runnable show =
                () -> {
                    Settings now = settings.get();
                    presets.setConverter(new TeamNames(now::isTeamPreset));
                    presets.getItems().setAll(now.presets().stream().map(Preset::name).toList());
                    presets.setValue(now.chosenPreset().name());
                    menu.show(now);
                    review.setSelected(now.reviewFirst());
                };
        settings.onChange(_ -> Platform.runLater(show));
        show.run();
        presets.setOnAction(
                _ -> {
                    String name = presets.getValue();
                    if (name != null) {
                        change(now -> now.withPreset(name));
                    }
                });
        review.selectedProperty().addListener((_, _, on) -> change(now -> now.withReviewFirst(on)));
    }

    /**
     * Applies the user's choice immediately, because the next drop uses it. Ignored while the
     * controls are being set.
     */
    private void change(UnaryOperator<Settings> change) {
        if (settings.hold(change)) {
            background.run(settings::writeHeld, error -> desk.say(ErrorText.of(error)));
        }
    }
}
