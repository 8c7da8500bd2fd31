package io.dropsize.ui.settings;

import io.dropsize.about.Licences;
import io.dropsize.about.ThisBuild;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.Views;

import javafx.scene.Parent;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Settings, put together. Everything here is on the JavaFX thread. */
public final class SettingsView {
    private final SettingsController controller;
    private final DestinationsController destinations;
    private final Parent root;

    public SettingsView(SettingsCore core, Background background, Desk desk) {
        SettingsStore settings = core.settings();
        DestinationForm form = new DestinationForm();
        DestinationKeeper keeper = new DestinationKeeper(settings, core.secrets());
        var fields = new DestinationFormController(form, core.secrets(), background);
        destinations = new DestinationsController(settings, keeper, form, fields, background, desk);
        PresetForm presetForm = new PresetForm();
        var presetFields = new PresetFormController(presetForm, core.formats(), background);
        var presets = new PresetsController(settings, presetForm, presetFields, background, desk);
        AtOnce atOnce = new AtOnce(settings, background, desk);
        var afterUpload = new AfterUploadController(settings, atOnce, desk);
        var webImages = new WebImagesController(settings, atOnce);
        var appearance = new AppearanceController(settings, atOnce);
        var licences = new LicencesController(Licences::lines, background, desk);
        var about = new AboutController(ThisBuild.read(), licences, desk);
        controller =
                new SettingsController(
                        List.of(destinations, presets, afterUpload, webImages, appearance, about));
        Map<Class<?>, Object> controllers =
                Stream.of(
                                controller,
                                destinations,
                                fields,
                                new CheckController(form, core.check(), fields, background),
                                new LocalController(settings, core.usualFolder(), background, desk),
                                presets,
                                presetFields,
                                new CodingFormController(presetForm.coding(), presetForm.format()),
                                afterUpload,
                                webImages,
                                appearance,
                                about,
                                licences,
                                new UpdatesController(core.updates(), settings, atOnce))
                        .collect(Collectors.toMap(Object::getClass, each -> each));
        root = Views.load("settings", type -> Objects.requireNonNull(controllers.get(type)));
    }

    public Parent root() {
        return root;
    }

    /** Call it each time the settings come into sight. */
    public void shown() {
        controller.shown();
    }

    /** Puts the focus on the section that is shown. */
    public void focus() {
        controller.focus();
    }

    /** Shows the form of the destination with this name, unless the user stays elsewhere. */
    public void showDestination(String name) {
        if (controller.go(0)) {
            destinations.reveal(name);
        }
    }

    /** Begins a new destination, unless the user stays elsewhere. */
    public void addDestination() {
        if (controller.go(0)) {
            destinations.add();
        }
    }

    /** Whether they may be left; asks the user when something is not saved. */
    public boolean mayLeave() {
        return controller.mayLeave();
    }
}
