package io.dropsize.ui.history;

import io.dropsize.history.Upload;
import io.dropsize.ui.kit.Texts;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.List;

/** Wires the History view. */
final class HistoryController {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final HistoryModel model;

    @FXML private TextField search;
    @FXML private TableView<Upload> table;
    @FXML private Label empty;

    HistoryController(HistoryModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.words());
        search.setPromptText(Texts.of("history.search"));
        HistoryTable.setUp(table, model);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.rows().addListener((ListChangeListener<Upload>) _ -> rowsChanged());
        rowsChanged();
    }

    /** The newest ones come first, and they may be new. */
    void shown() {
        model.refresh();
    }

    @FXML
    private void copySelected() {
        model.copy(List.copyOf(table.getSelectionModel().getSelectedItems()));
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            copySelected();
            event.consume();
        }
    }

    private void rowsChanged() {
        empty.setVisible(model.rows().isEmpty());
        empty.setText(
                model.words().get().isBlank()
                        ? Texts.of("history.empty")
                        : Texts.of("history.no-match", model.words().get()));
    }
}
