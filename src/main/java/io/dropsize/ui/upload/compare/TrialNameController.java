package io.dropsize.ui.upload.compare;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/** Controller of the name under which tried values are saved as a preset. */
final class TrialNameController {
    private final TrialViewModel model;

    @FXML private Button savePreset;
    @FXML private Pane presetNaming;
    @FXML private TextField presetName;

    TrialNameController(TrialViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        presetNaming.setVisible(false);
        presetNaming.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        cancel();
                        event.consume();
                    }
                });
        model.values()
                .addListener(
                        (_, _, now) -> {
                            if (now == null) {
                                cancel();
                            }
                        });
    }

    @FXML
    private void ask() {
        presetNaming.setVisible(true);
        presetName.clear();
        presetName.requestFocus();
    }

    @FXML
    private void save() {
        if (model.save(presetName.getText())) {
            cancel();
        } else {
            presetName.requestFocus();
        }
    }

    @FXML
    private void cancel() {
        if (presetNaming.isVisible()) {
            presetNaming.setVisible(false);
            savePreset.requestFocus();
        }
    }
}
