package io.dropsize.ui.history;

import io.dropsize.history.PastUpload;
import io.dropsize.ui.kit.DescriptionFields;
import io.dropsize.ui.kit.LinkFormBar;
import io.dropsize.ui.kit.LinkLife;
import io.dropsize.ui.kit.SearchField;
import io.dropsize.ui.kit.Texts;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import java.util.List;

/** Controller of the History view. */
final class HistoryController {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final HistoryModel model;
    private final UploadPictures pictures;

    @FXML private SearchField search;
    @FXML private CheckBox failedOnly;
    @FXML private Button clear;
    @FXML private LinkFormBar forms;
    @FXML private Region lifeLine;
    @FXML private ChoiceBox<LinkLife> life;
    @FXML private Button copy;
    @FXML private DescriptionFields description;
    @FXML private TableView<PastUpload> table;
    @FXML private Label empty;

    HistoryController(HistoryModel model, UploadPictures pictures) {
        this.model = model;
        this.pictures = pictures;
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.search());
        search.setPromptText(Texts.of("history.search"));
        failedOnly.selectedProperty().bindBidirectional(model.failedOnly());
        model.choice().follow(forms);
        model.choice().follow(life, lifeLine);
        HistoryTable.setUp(table, model, pictures);
        ObservableList<PastUpload> selected = table.getSelectionModel().getSelectedItems();
        copy.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> selected.stream().noneMatch(PastUpload::isAvailable),
                                selected));
        clear.disableProperty().bind(model.anything().not());
        HistoryMenu.install(table, model);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        selected.addListener((ListChangeListener<PastUpload>) _ -> describe());
        model.beforeCopy(description::save);
        describe();
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::selectFirst);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        empty.textProperty().bind(model.empty());
    }

    /** Shows the description of the only selected entry whose image exists. */
    private void describe() {
        List<PastUpload> selected = table.getSelectionModel().getSelectedItems();
        boolean single = selected.size() == 1 && selected.getFirst().isAvailable();
        description.setVisible(single);
        if (single) {
            PastUpload upload = selected.getFirst();
            description.show(
                    model.description(upload),
                    HistoryModel.suggestedAlt(upload),
                    change -> model.describe(upload, change.apply(model.description(upload))));
        }
    }

    /** The newest entries come first, and the list may have new ones. */
    void shown() {
        model.refresh();
    }

    void focus() {
        table.requestFocus();
    }

    void find() {
        search.begin();
    }

    @FXML
    private void clear() {
        model.clear();
    }

    @FXML
    private void copySelected() {
        model.copy(List.copyOf(table.getSelectionModel().getSelectedItems()));
    }

    /**
     * JavaFX would start after the first row, which is focused although the focus isn't visible.
     */
    private void selectFirst(KeyEvent event) {
        boolean starts = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP;
        if (starts && table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        List<PastUpload> selected = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (COPY.match(event)) {
            copySelected();
        } else if (event.getCode() == KeyCode.DELETE) {
            model.remove(selected);
        } else if (event.getCode() == KeyCode.ENTER && selected.size() == 1) {
            model.open(selected.getFirst());
        } else {
            return;
        }
        event.consume();
    }
}
