package io.dropsize.ui.history;

import io.dropsize.history.Uploads;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.Views;

import javafx.scene.Parent;

/** The History view, put together. Everything here is on the JavaFX thread. */
public final class HistoryView {
    private final HistoryController controller;
    private final Parent root;

    public HistoryView(Uploads uploads, Background background, Desk desk) {
        controller = new HistoryController(new HistoryModel(uploads, background, desk));
        root = Views.load("history", controller);
    }

    public Parent root() {
        return root;
    }

    /** Puts the focus into the table. */
    public void focus() {
        controller.focus();
    }

    /** Puts the focus into the search field. */
    public void find() {
        controller.find();
    }

    /** Reads anew what may have changed. */
    public void shown() {
        controller.shown();
    }
}
