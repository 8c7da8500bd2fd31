package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.List;
import java.util.function.Supplier;

/** Gives the table its columns: picture, image, result, status, action. */
final class UploadTable {
    private static final double ROW_HEIGHT = 48;

    /** Below it, words need the room that the small pictures would take. */
    private static final double WIDTH_WITH_PICTURES = 480;

    private UploadTable() {}

    static void setUp(TableView<UploadRow> table, UploadViewModel model, Pictures pictures) {
        table.setItems(model.rows());
        table.setFixedCellSize(ROW_HEIGHT);
        RowMenu.install(table, model);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<UploadRow, RowView> thumb = column("", 62, () -> new ThumbnailCell(pictures));
        thumb.setMinWidth(62);
        thumb.setMaxWidth(62);
        table.widthProperty()
                .addListener(
                        (_, _, width) ->
                                thumb.setVisible(width.doubleValue() >= WIDTH_WITH_PICTURES));
        TableColumn<UploadRow, RowView> action = column("", 76, () -> new ActionCell(model));
        action.setMinWidth(76);
        action.setMaxWidth(76);
        table.getColumns()
                .setAll(
                        List.of(
                                thumb,
                                column(Texts.of("upload.column.image"), 185, NameCell::new),
                                least(150, column(Texts.of("upload.column.result"), 165, ResultCell::new)),
                                column(Texts.of("upload.column.status"), 115, StatusCell::new),
                                action));
    }

    private static <T> TableColumn<UploadRow, T> least(
            double width, TableColumn<UploadRow, T> column) {
        column.setMinWidth(width);
        return column;
    }

    private static TableColumn<UploadRow, RowView> column(
            String title, double width, Supplier<TableCell<UploadRow, RowView>> cells) {
        TableColumn<UploadRow, RowView> column = new TableColumn<>(title);
        column.setCellValueFactory(UploadTable::view);
        column.setCellFactory(_ -> cells.get());
        column.setPrefWidth(width);
        column.setMinWidth(90);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static ObservableValue<RowView> view(
            TableColumn.CellDataFeatures<UploadRow, RowView> cell) {
        return cell.getValue().view();
    }
}
