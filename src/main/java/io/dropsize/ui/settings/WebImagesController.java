package io.dropsize.ui.settings;

import io.dropsize.ui.settings.shared.ImmediateSetting;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;

/** Controller of the sources for web images. Each choice takes effect immediately. */
final class WebImagesController implements SettingsSection {
    private final ImmediateSetting settings;

    @FXML private CheckBox local;

    WebImagesController(ImmediateSetting settings) {
        this.settings = settings;
    }

    @FXML
    private void initialize() {
        settings.follow(this::shown);
        local.selectedProperty()
                .addListener((_, _, on) -> settings.change(now -> now.withLocalAddresses(on)));
    }

    @Override
    public void shown() {
        local.setSelected(settings.get().localAddresses());
    }
}
