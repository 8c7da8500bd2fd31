package io.dropsize.ui.upload;

import io.dropsize.image.ImageEngine;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.AppView;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Views;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;

import javafx.scene.Parent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Objects;

/** The assembled Upload view. */
public final class UploadView implements AppView {
    private static final Logger LOG = LoggerFactory.getLogger(UploadView.class);

    private final ImageEngine engine;
    private final Background background;
    private final UploadController controller;
    private final CompareController compare;
    private final Parent root;

    /** Loads the view; on the JavaFX thread. */
    public UploadView(
            UploadViewModel model,
            UploadCore core,
            SettingsStore settings,
            Background background,
            DesktopServices desk,
            UploadActions actions) {
        this.engine = core.engine();
        this.background = background;
        Pictures pictures = new Pictures(core.engine(), core.maker(), actions.thumbnail());
        LinkController links = new LinkController(model, background, desk);
        TrialViewModel trial =
                new TrialViewModel(
                        new TrialMaker(core.engine(), core.maker()),
                        pictures.previews(),
                        model.actions(),
                        settings);
        this.compare = new CompareController(pictures, trial);
        TrialController values = new TrialController(trial);
        DetailsController details = new DetailsController(compare, links);
        RowsController rows =
                new RowsController(
                        model, details, pictures, new SizeForecast(core.maker(), model::touched));
        this.controller =
                new UploadController(
                        model,
                        () -> rows(rows, details, links, compare, values),
                        settings,
                        background,
                        desk,
                        actions);
        ReviewFolderController folder = new ReviewFolderController(model);
        this.root =
                Views.load(
                        "upload",
                        type -> type == ReviewFolderController.class ? folder : controller);
    }

    private static Parent rows(
            RowsController rows,
            DetailsController details,
            LinkController links,
            CompareController compare,
            TrialController values) {
        Map<Class<?>, Object> controllers =
                Map.of(
                        RowsController.class, rows,
                        DetailsController.class, details,
                        LinkController.class, links,
                        CompareController.class, compare,
                        TrialController.class, values);
        return Views.load("upload-rows", type -> Objects.requireNonNull(controllers.get(type)));
    }

    /** Returns the part that is shown from the first image on, and loads it on first use. */
    public Parent list() {
        return controller.list();
    }

    /** Loads the parts that the view doesn't need to be painted. */
    public void begin() {
        background.run(
                () -> Formats.names(engine::reads),
                controller::showFormats,
                error -> LOG.warn("what can be read is not known", error));
    }

    /** Shows the list if an enlarged comparison covers it. */
    public void showList() {
        compare.closeLarge();
    }

    @Override
    public Parent root() {
        return root;
    }

    /** Focuses the list, or the first button if there is none. */
    @Override
    public void focus() {
        controller.focus();
    }

    public void chooseImages() {
        controller.chooseImages();
    }

    public void chooseFolder() {
        controller.chooseFolder();
    }
}
