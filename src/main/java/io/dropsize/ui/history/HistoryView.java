package io.dropsize.ui.history;

import io.dropsize.history.UploadHistory;
import io.dropsize.ui.kit.AppView;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.Views;

import javafx.scene.Parent;

/** The assembled History view. Everything here is on the JavaFX thread. */
public final class HistoryView implements AppView {
    private final HistoryController controller;
    private final Parent root;

    public HistoryView(
            UploadHistory uploads,
            UploadPictures pictures,
            HistoryLinks links,
            LinkChoice choice,
            Background background,
            DesktopServices desk) {
        controller =
                new HistoryController(
                        new HistoryModel(uploads, pictures, links, choice, background, desk),
                        pictures);
        root = Views.load("history", controller);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void refresh() {
        shown();
    }

    @Override
    public void focus() {
        controller.focus();
    }

    @Override
    public void find() {
        controller.find();
    }

    /** Reloads entries that may have changed. */
    @Override
    public void shown() {
        controller.shown();
    }
}
