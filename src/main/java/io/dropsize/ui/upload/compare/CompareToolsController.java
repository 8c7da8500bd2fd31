package io.dropsize.ui.upload.compare;

import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;

import org.jspecify.annotations.Nullable;

/** Controller of the buttons below a comparison. */
final class CompareToolsController {
    private @Nullable CompareView view;

    @FXML private Label percent;
    @FXML private ToggleButton sideBySide;
    @FXML private Button enlarge;

    /**
     * Connects the buttons.
     *
     * @param large whether the comparison is as large as the window
     * @param changeSize enlarges it, or returns it to the side panel
     */
    void connect(CompareView compare, ObservableBooleanValue large, Runnable changeSize) {
        view = compare;
        percent.textProperty()
                .bind(compare.percent().map(now -> Math.round(now.doubleValue()) + "%"));
        compare.sideBySide().bind(sideBySide.selectedProperty());
        sideBySide.setTooltip(Tooltips.wrapped(Texts.of("upload.compare.beside")));
        enlarge.textProperty()
                .bind(
                        Bindings.when(large)
                                .then(Texts.of("upload.compare.close"))
                                .otherwise(Texts.of("upload.compare.enlarge")));
        enlarge.setOnAction(_ -> changeSize.run());
    }

    @FXML
    private void fit() {
        if (view != null) {
            view.fit();
            view.requestFocus();
        }
    }

    @FXML
    private void actualSize() {
        if (view != null) {
            view.actualSize();
            view.requestFocus();
        }
    }

    @FXML
    private void zoomIn() {
        if (view != null) {
            view.zoomIn();
        }
    }

    @FXML
    private void zoomOut() {
        if (view != null) {
            view.zoomOut();
        }
    }
}
