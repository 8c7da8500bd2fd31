package io.dropsize.ui.upload;

import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.Views;

import javafx.scene.Parent;

/** The Upload view, put together. */
public final class UploadView {
    private final UploadController controller;
    private final Parent root;

    /**
     * Loads the view; on the JavaFX thread.
     *
     * @param paste what "Paste" does
     */
    public UploadView(
            UploadViewModel model,
            UploadCore core,
            SettingsStore settings,
            Background background,
            Desk desk,
            Runnable paste) {
        Pictures pictures = new Pictures(core.engine(), core.maker());
        DetailsController details = new DetailsController(model, pictures, background, desk);
        RowsController rows = new RowsController(model, details, pictures);
        this.controller =
                new UploadController(model, () -> rows(rows, details), settings, desk, paste);
        this.root = Views.load("upload", controller);
    }

    private static Parent rows(RowsController rows, DetailsController details) {
        return Views.load("upload-rows", type -> type == DetailsController.class ? details : rows);
    }

    /** Makes what is seen of the first image on, if it was not needed yet. */
    public void prepare() {
        controller.prepare();
    }

    public Parent root() {
        return root;
    }

    public void chooseImages() {
        controller.chooseImages();
    }

    public void chooseFolder() {
        controller.chooseFolder();
    }

    /** Sends off what waits for the user. */
    public void send() {
        controller.mainAction();
    }
}
