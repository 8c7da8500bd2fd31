package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.RowView;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.List;
import java.util.function.Supplier;

/** Creates the table's columns: picture, image, result, status, action. */
final class UploadTable {
    private static final double ROW_HEIGHT = 48;

    /** The minimum width for thumbnails; in a narrower table, text needs their space. */
    private static final double WIDTH_WITH_PICTURES = 542;

    /** The minimum width for results, which a window narrower than 900 pixels has no space for. */
    private static final double WIDTH_WITH_RESULTS = 490;

    private static final double PICTURE = 62;
    private static final double ACTION = 68;
    private static final double SCROLL_BAR = 8;
    private static final double MIN_NAME = 130;
    private static final double MIN_RESULT = 147;
    private static final double MIN_STATUS = 146;
    private static final double MAX_RESULT = 190;
    private static final double MAX_STATUS = 190;

    private UploadTable() {}

    static void setUp(
            TableView<UploadRow> table,
            UploadViewModel model,
            Thumbnails thumbnails,
            SizeForecast forecast) {
        table.setItems(model.rows());
        table.setFixedCellSize(ROW_HEIGHT);
        RowMenu.install(table, model);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        TableColumn<UploadRow, RowView> thumb = column("", () -> new ThumbnailCell(thumbnails));
        TableColumn<UploadRow, RowView> image =
                column(Texts.of("upload.column.image"), NameCell::new);
        TableColumn<UploadRow, RowView> result =
                column(Texts.of("upload.column.result"), () -> new ResultCell(forecast));
        TableColumn<UploadRow, RowView> status =
                column(Texts.of("upload.column.status"), StatusCell::new);
        TableColumn<UploadRow, RowView> action = column("", () -> new ActionCell(model));
        table.getColumns().setAll(List.of(thumb, image, result, status, action));
        thumb.setPrefWidth(PICTURE);
        action.setPrefWidth(ACTION);
        table.widthProperty()
                .addListener(
                        (_, _, now) -> {
                            double width = now.doubleValue();
                            thumb.setVisible(width >= WIDTH_WITH_PICTURES);
                            result.setVisible(width >= WIDTH_WITH_RESULTS);
                            share(
                                    width - SCROLL_BAR - ACTION - (thumb.isVisible() ? PICTURE : 0),
                                    image,
                                    result,
                                    status);
                        });
    }

    /**
     * Sets the columns' widths, which depend on the available space only. The name gets the
     * remaining space, and shrinks first.
     */
    private static void share(
            double room,
            TableColumn<?, ?> image,
            TableColumn<?, ?> result,
            TableColumn<?, ?> status) {
        result.setPrefWidth(Math.clamp(Math.floor(room * 0.25), MIN_RESULT, MAX_RESULT));
        status.setPrefWidth(Math.clamp(Math.floor(room * 0.22), MIN_STATUS, MAX_STATUS));
        double others = status.getPrefWidth() + (result.isVisible() ? result.getPrefWidth() : 0);
        image.setPrefWidth(Math.max(MIN_NAME, room - others));
    }

    private static TableColumn<UploadRow, RowView> column(
            String title, Supplier<TableCell<UploadRow, RowView>> cells) {
        TableColumn<UploadRow, RowView> column = new TableColumn<>(title);
        column.setCellValueFactory(UploadTable::view);
        column.setCellFactory(_ -> cells.get());
        column.setResizable(false);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static ObservableValue<RowView> view(
            TableColumn.CellDataFeatures<UploadRow, RowView> cell) {
        return cell.getValue().view();
    }
}
