package io.dropsize.ui.settings;

import io.dropsize.about.Licences;
import io.dropsize.about.ThisBuild;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.AppView;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Views;
import io.dropsize.ui.settings.about.AboutController;
import io.dropsize.ui.settings.about.LicencesController;
import io.dropsize.ui.settings.about.UpdatesController;
import io.dropsize.ui.settings.destinations.CheckController;
import io.dropsize.ui.settings.destinations.DestinationForm;
import io.dropsize.ui.settings.destinations.DestinationFormController;
import io.dropsize.ui.settings.destinations.DestinationKeeper;
import io.dropsize.ui.settings.destinations.DestinationsController;
import io.dropsize.ui.settings.destinations.KeysController;
import io.dropsize.ui.settings.destinations.LocalController;
import io.dropsize.ui.settings.destinations.TeamController;
import io.dropsize.ui.settings.destinations.TransferController;
import io.dropsize.ui.settings.endpoint.ConsentController;
import io.dropsize.ui.settings.endpoint.EndpointController;
import io.dropsize.ui.settings.endpoint.TokenController;
import io.dropsize.ui.settings.presets.CodingFormController;
import io.dropsize.ui.settings.presets.PresetForm;
import io.dropsize.ui.settings.presets.PresetFormController;
import io.dropsize.ui.settings.presets.PresetsController;
import io.dropsize.ui.settings.shared.ImmediateSetting;

import javafx.scene.Parent;

import java.util.List;

/** The assembled Settings view. On the JavaFX thread. */
public final class SettingsView implements AppView {
    /** The number of sections. */
    public static final int SECTIONS = 8;

    private final SettingsController controller;
    private final DestinationsController destinations;
    private final Parent frame;

    public SettingsView(SettingsCore core, Background background, DesktopServices desk) {
        SettingsStore settings = core.settings();
        DestinationForm form = new DestinationForm();
        DestinationKeeper keeper = new DestinationKeeper(settings, core.secrets());
        var keys = new KeysController(form, core.secrets(), background);
        var fields = new DestinationFormController(form, keys);
        destinations = new DestinationsController(settings, keeper, form, fields, background, desk);
        var team =
                new TeamController(
                        settings, core.teamFiles(), core.secrets(), destinations, background, desk);
        PresetForm presetForm = new PresetForm();
        var presetFields = new PresetFormController(presetForm, core.formats(), background);
        var presets = new PresetsController(settings, presetForm, presetFields, background, desk);
        ImmediateSetting immediate = new ImmediateSetting(settings, background, desk);
        var licences = new LicencesController(Licences::lines, background, desk);
        var about = new AboutController(ThisBuild.read(), licences, desk);
        List<Section> sections =
                List.of(
                        new Section(
                                "settings-destinations",
                                destinations,
                                fields,
                                keys,
                                new TransferController(
                                        settings,
                                        core.secrets(),
                                        destinations,
                                        team,
                                        background,
                                        desk),
                                team,
                                new CheckController(form, core.check(), fields, background, desk),
                                new LocalController(
                                        settings, core.defaultFolder(), background, desk)),
                        new Section(
                                "settings-presets",
                                presets,
                                presetFields,
                                new CodingFormController(presetForm.coding(), presetForm.format())),
                        new Section(
                                "settings-after-upload",
                                new AfterUploadController(immediate, desk),
                                new LinksController(immediate)),
                        new Section("settings-web-images", new WebImagesController(immediate)),
                        new Section(
                                "settings-network",
                                new NetworkController(core.secrets(), immediate, background)),
                        new Section("settings-appearance", new AppearanceController(immediate)),
                        new Section(
                                "settings-endpoint",
                                new EndpointController(core.endpoint(), immediate, desk),
                                new TokenController(core.endpoint(), background, desk),
                                new ConsentController(immediate, desk)),
                        new Section(
                                "settings-about",
                                about,
                                licences,
                                new UpdatesController(core.updates(), immediate)));
        controller = new SettingsController(sections);
        frame = Views.load("settings", controller);
    }

    /** Returns the settings, without a section until one has been loaded. */
    public Parent frame() {
        return frame;
    }

    /**
     * Loads a section on first use, and returns the settings with it. The visible settings do not
     * change.
     *
     * @param section from 0 to {@link #SECTIONS} - 1
     */
    public Parent prepare(int section) {
        controller.prepare(section);
        return frame;
    }

    @Override
    public Parent root() {
        controller.load();
        return frame;
    }

    @Override
    public void shown() {
        controller.shown();
    }

    @Override
    public void focus() {
        controller.focus();
    }

    /** Shows the form of the destination with this name, unless the user keeps unsaved changes. */
    public void showDestination(String name) {
        if (controller.go(0)) {
            destinations.reveal(name);
        }
    }

    /** Shows the form of a new destination, unless the user keeps unsaved changes. */
    public void addDestination() {
        if (controller.go(0)) {
            destinations.add();
        }
    }

    @Override
    public boolean mayLeave() {
        return controller.mayLeave();
    }
}
