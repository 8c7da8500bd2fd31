package io.dropsize.ui.library;

import io.dropsize.pipeline.library.ObjectThumbnails;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.ui.kit.AppView;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.Views;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Parent;

/** The assembled Library. Everything here is on the JavaFX thread. */
public final class LibraryView implements AppView {
    private final LibraryModel model;
    private final DetailModel details;
    private final LibraryController controller;
    private final Parent root;

    /** Whether the current destination is listed; not before the Library is needed. */
    private boolean follows;

    public LibraryView(
            SettingsStore settings,
            ObjectStores stores,
            ObjectThumbnails thumbnails,
            UploadedObjects uploaded,
            Background background,
            DesktopServices desk,
            LinkChoice choice) {
        details = new DetailModel(stores, thumbnails, uploaded, background, choice);
        ThumbnailLoader loader = new ThumbnailLoader(thumbnails, stores, background);
        model = new LibraryModel(stores, uploaded, background);
        controller = new LibraryController(model, details, loader, settings, desk);
        root =
                Views.load(
                        "library",
                        type -> type == DetailController.class ? controller.detail() : controller);
        settings.onChange(this::settingsChanged);
    }

    @Override
    public Parent root() {
        return root;
    }

    /** The number of images in the current destination, as far as they are listed. */
    public ReadOnlyIntegerProperty count() {
        return model.count();
    }

    /** Lists the current destination unless that has started; again if it has failed. */
    @Override
    public void shown() {
        follows = true;
        controller.follow();
        model.retry();
        details.readDescription();
    }

    /** Lists the current destination again, for example after an upload. */
    @Override
    public void refresh() {
        follows = true;
        controller.follow();
        controller.refresh();
    }

    @Override
    public void focus() {
        controller.focus();
    }

    @Override
    public void find() {
        controller.find();
    }

    /** The window's bounds also change the settings, when it closes. */
    private void settingsChanged(Settings now) {
        Platform.runLater(
                () -> {
                    if (follows) {
                        controller.follow();
                    }
                });
    }
}
