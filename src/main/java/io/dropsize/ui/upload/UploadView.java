package io.dropsize.ui.upload;

import io.dropsize.image.ImageEngine;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.AppView;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Views;
import io.dropsize.ui.upload.compare.CompareController;
import io.dropsize.ui.upload.compare.CompareControllers;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;

import javafx.scene.Parent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
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
        Thumbnails thumbnails = new Thumbnails(core.engine(), actions.thumbnail());
        LinkController links = new LinkController(model, background, desk);
        CompareControllers comparison =
                CompareControllers.create(core, model.actions(), settings, thumbnails::load);
        this.compare = comparison.compare();
        DetailsController details = new DetailsController(compare, links);
        RowsController rows =
                new RowsController(
                        model, details, thumbnails, new SizeForecast(core.maker(), model::touched));
        this.controller =
                new UploadController(
                        model,
                        () -> rows(rows, details, links, comparison.all()),
                        new UploadChoices(settings, background, desk),
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
            Map<Class<?>, Object> comparison) {
        Map<Class<?>, Object> controllers = new HashMap<>(comparison);
        controllers.put(RowsController.class, rows);
        controllers.put(DetailsController.class, details);
        controllers.put(LinkController.class, links);
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
