package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.WindowEvent;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The context menu of the selected rows. */
final class RowMenu {
    private static final KeyCombination SHIFT_F10 =
            new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);
    private static final double BESIDE_PICTURE = 70;
    private static final double ABOVE_EDGE = 4;

    private final TableView<UploadRow> table;
    private final ContextMenu menu = new ContextMenu();

    private RowMenu(TableView<UploadRow> table) {
        this.table = table;
    }

    static void install(TableView<UploadRow> table, UploadViewModel model) {
        RowMenu rows = new RowMenu(table);
        rows.add("library.copy", row -> row.state() == RowState.DONE, model.links()::copy);
        rows.add("upload.menu.copy-first", UploadRow::isResponsiveDone, model.links()::copyFirst);
        rows.add("upload.action.retry", UploadRow::canRetry, model.actions()::retry);
        rows.addSendTo(model);
        rows.add("upload.action.cancel", row -> row.state().active(), model.actions()::cancel);
        rows.add("upload.menu.remove", _ -> true, model.actions()::remove);
        table.setContextMenu(rows.menu);
        table.addEventHandler(KeyEvent.KEY_PRESSED, rows::key);
    }

    /** Opens the menu by keyboard, which JavaFX itself supports on Windows only. */
    private void key(KeyEvent event) {
        boolean asked = event.getCode() == KeyCode.CONTEXT_MENU || SHIFT_F10.match(event);
        if (asked && !table.getSelectionModel().isEmpty()) {
            Node row = row(table.getSelectionModel().getSelectedIndex());
            menu.show(row, Side.BOTTOM, BESIDE_PICTURE, -ABOVE_EDGE);
            event.consume();
        }
    }

    /** Returns the node of the row at an index, or the table if the row isn't visible. */
    private Node row(int index) {
        return table.lookupAll(".table-row-cell").stream()
                .filter(node -> node.isVisible() && ((TableRow<?>) node).getIndex() == index)
                .findFirst()
                .orElse(table);
    }

    /**
     * Adds an item.
     *
     * @param key the key of its text, which may depend on the number of rows
     * @param fits the rows that it applies to; disabled if none of them is selected
     */
    private void add(String key, Predicate<UploadRow> fits, Consumer<List<UploadRow>> action) {
        MenuItem item = new MenuItem(Texts.of(key, 1));
        item.setOnAction(_ -> action.accept(selected(fits)));
        menu.addEventHandler(
                WindowEvent.WINDOW_SHOWING,
                _ -> {
                    int count = selected(fits).size();
                    item.setDisable(count == 0);
                    item.setText(Texts.of(key, Math.max(1, count)));
                });
        menu.getItems().add(item);
    }

    /** Adds an item for each other destination that the selected rows can be sent to. */
    private void addSendTo(UploadViewModel model) {
        Menu sendTo = new Menu(Texts.of("upload.menu.send-to"));
        menu.addEventHandler(
                WindowEvent.WINDOW_SHOWING,
                _ -> {
                    List<UploadRow> some = selected(row -> row.state().movable());
                    List<String> names =
                            some.isEmpty() ? List.of() : model.actions().otherDestinations(some);
                    sendTo.getItems().setAll(names.stream().map(this::named).toList());
                    sendTo.getItems()
                            .forEach(
                                    item ->
                                            item.setOnAction(
                                                    _ ->
                                                            model.actions()
                                                                    .sendTo(some, item.getText())));
                    sendTo.setDisable(names.isEmpty());
                });
        menu.getItems().add(sendTo);
    }

    private MenuItem named(String destination) {
        MenuItem item = new MenuItem(destination);
        item.setMnemonicParsing(false); // An underscore is part of the name, not a mnemonic.
        return item;
    }

    private List<UploadRow> selected(Predicate<UploadRow> fits) {
        return table.getSelectionModel().getSelectedItems().stream().filter(fits).toList();
    }
}
