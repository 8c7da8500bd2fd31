package io.dropsize.ui.settings;

import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.settings.shared.ImmediateSetting;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;

/** Controller of the sources for web images. Each choice takes effect immediately. */
final class WebImagesController implements SettingsSection {
    private final SettingsStore settings;
    private final ImmediateSetting immediate;

    @FXML private CheckBox local;

    WebImagesController(SettingsStore settings, ImmediateSetting immediate) {
        this.settings = settings;
        this.immediate = immediate;
    }

    @FXML
    private void initialize() {
        settings.onChange(_ -> Platform.runLater(this::shown));
        shown();
        local.selectedProperty()
                .addListener((_, _, on) -> immediate.change(now -> now.withLocalAddresses(on)));
    }

    @Override
    public void shown() {
        local.setSelected(settings.get().localAddresses());
    }

    @Override
    public boolean mayLeave() {
        return true;
    }
}
