package io.dropsize.ui.upload;

import io.dropsize.ui.upload.model.UploadViewModel;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Controller of the folder for images in review. */
final class ReviewFolderController {
    private final UploadViewModel model;

    @FXML private TextField folder;
    @FXML private Label problem;

    ReviewFolderController(UploadViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        folder.textProperty().bindBidirectional(model.review().folder());
        problem.textProperty().bind(model.review().problem());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    }

    @FXML
    private void send() {
        model.review().send();
    }
}
