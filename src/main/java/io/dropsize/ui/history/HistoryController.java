package io.dropsize.ui.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.history.Upload;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Texts;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Wires the History view. */
final class HistoryController {
    private static final double ROW_HEIGHT = 48;
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

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
        table.setItems(model.rows());
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getColumns()
                .setAll(
                        List.of(
                                words("image", 260, 100, Upload::name),
                                words("copy", 170, 150, HistoryController::copyOf),
                                words("destination", 130, 95, Upload::destination),
                                words("when", 150, 150, upload -> WHEN.format(upload.when())),
                                links()));
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

    private TableColumn<Upload, String> words(
            String name, double width, double least, Function<Upload, String> text) {
        TableColumn<Upload, String> column = column(name, width);
        column.setMinWidth(least);
        column.setCellValueFactory(
                cell -> {
                    if (cell.getValue() == model.rows().getLast()) {
                        model.more();
                    }
                    return new ReadOnlyStringWrapper(
                            text.apply(cell.getValue()).replaceAll("\\p{Cntrl}+", " "));
                });
        return column;
    }

    private TableColumn<Upload, Upload> links() {
        TableColumn<Upload, Upload> column = column("link", 110);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new LinkCell(model));
        return column;
    }

    private static <T> TableColumn<Upload, T> column(String name, double width) {
        TableColumn<Upload, T> column = new TableColumn<>(Texts.of("history.column." + name));
        column.setPrefWidth(width);
        column.setMinWidth(80);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static String copyOf(Upload upload) {
        DropsizeException error = upload.error();
        if (error != null) {
            return ErrorText.brief(error);
        }
        String size = Amounts.pixels(upload.width(), upload.height());
        return upload.bytes() == 0 ? size : size + " · " + Amounts.bytes(upload.bytes());
    }
}
