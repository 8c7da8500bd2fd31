package io.dropsize.ui.upload;

import io.dropsize.ui.kit.FxThrottle;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Controller of the Upload view's list and side panel. */
final class RowsController {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SEND =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.ENTER);

    private final UploadViewModel model;
    private final DetailsController details;
    private final Thumbnails thumbnails;
    private final SizeForecast forecast;

    /** Throttles updates, because thousands of rows may be selected one by one. */
    private final FxThrottle selection = new FxThrottle(this::showSelected);

    @FXML private TableView<UploadRow> table;

    RowsController(
            UploadViewModel model,
            DetailsController details,
            Thumbnails thumbnails,
            SizeForecast forecast) {
        this.model = model;
        this.details = details;
        this.thumbnails = thumbnails;
        this.forecast = forecast;
    }

    @FXML
    private void initialize() {
        UploadTable.setUp(table, model, thumbnails, forecast);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((InvalidationListener) _ -> selection.trigger());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.rows().addListener((ListChangeListener<UploadRow>) _ -> selectOne());
        model.dropped().addListener((_, _, row) -> showDrop(row));
        table.heightProperty().addListener((_, _, _) -> keepDropInView());
        model.requestedRows().rows().addListener((_, _, some) -> select(some));
        selectOne();
    }

    /** Selects the first row of the new drop, unless the user is editing another. */
    private void showDrop(@Nullable UploadRow row) {
        table.scrollTo(row);
        boolean chosen = table.getSelectionModel().getSelectedItems().size() > 1;
        if (row != null && !chosen && !isTyping()) {
            table.getSelectionModel().clearAndSelect(model.rows().indexOf(row));
        }
    }

    private boolean isTyping() {
        return table.getScene() != null
                && table.getScene().getFocusOwner() instanceof TextInputControl;
    }

    /** Keeps the first row of a drop visible when a notice appears above the list. */
    private void keepDropInView() {
        UploadRow first = model.dropped().get();
        if (first != null && first == table.getSelectionModel().getSelectedItem()) {
            table.scrollTo(first);
        }
    }

    private void select(List<UploadRow> some) {
        if (!some.isEmpty()) {
            Set<UploadRow> wanted = new HashSet<>(some);
            int[] indices =
                    IntStream.range(0, model.rows().size())
                            .filter(index -> wanted.contains(model.rows().get(index)))
                            .toArray();
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().selectIndices(-1, indices);
            table.scrollTo(some.getFirst());
            table.requestFocus();
        }
    }

    private void selectOne() {
        if (!model.rows().isEmpty() && table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private void showSelected() {
        details.show(selected());
    }

    /**
     * Returns the selected rows, without the null that JavaFX keeps for a row that has just been
     * removed.
     */
    private List<UploadRow> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private void key(KeyEvent event) {
        List<UploadRow> selected = selected();
        if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            model.actions().remove(selected);
        } else if (COPY.match(event)) {
            model.links().copy(selected);
        } else if (SEND.match(event)) {
            model.review().send();
        } else if (OPEN.match(event)) {
            details.open();
        } else {
            return;
        }
        event.consume();
    }
}
