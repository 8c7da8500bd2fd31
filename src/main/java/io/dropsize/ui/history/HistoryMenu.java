package io.dropsize.ui.history;

import io.dropsize.history.PastUpload;
import io.dropsize.ui.kit.Texts;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;

import java.util.List;

/** Actions for the selected entries of the history. */
final class HistoryMenu {
    private HistoryMenu() {}

    static void install(TableView<PastUpload> table, HistoryModel model) {
        List<PastUpload> selected = table.getSelectionModel().getSelectedItems();
        MenuItem copy = new MenuItem();
        copy.setOnAction(_ -> model.copy(List.copyOf(selected)));
        MenuItem open = new MenuItem(Texts.of("history.open"));
        open.setOnAction(_ -> selected.stream().findFirst().ifPresent(model::open));
        MenuItem remove = new MenuItem(Texts.of("history.remove"));
        remove.setOnAction(_ -> model.remove(List.copyOf(selected)));
        ContextMenu menu = new ContextMenu(copy, open, new SeparatorMenuItem(), remove);
        menu.setOnShowing(
                _ -> {
                    long links = selected.stream().filter(PastUpload::isAvailable).count();
                    copy.setText(Texts.of("library.copy", Math.max(1, links)));
                    copy.setDisable(links == 0);
                    open.setDisable(selected.size() != 1 || links == 0);
                    remove.setDisable(selected.isEmpty());
                });
        table.setContextMenu(menu);
    }
}
