package io.dropsize.ui.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.history.PastUpload;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Texts;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Creates the table's columns: thumbnail, name, result, destination, date, link. */
final class HistoryTable {
    private static final double ROW_HEIGHT = 36;
    private static final double PICTURE = 62;
    private static final double SCROLL_BAR = 16;
    private static final double MIN_NAME = 100;
    private static final double COPY = 152;
    private static final double DESTINATION = 130;
    private static final double WHEN = 152;
    private static final double LINK = 72;

    private HistoryTable() {}

    static void setUp(TableView<PastUpload> table, HistoryModel model, UploadPictures pictures) {
        table.setItems(model.rows());
        table.setFixedCellSize(ROW_HEIGHT);
        TableColumn<PastUpload, String> image =
                textColumn("image", MIN_NAME, model, PastUpload::name, PastUpload::name);
        table.getColumns()
                .setAll(
                        List.of(
                                pictures(pictures),
                                image,
                                textColumn(
                                        "copy", COPY, model, HistoryTable::copy, HistoryTable::why),
                                textColumn(
                                        "destination",
                                        DESTINATION,
                                        model,
                                        PastUpload::destination,
                                        PastUpload::destination),
                                textColumn("when", WHEN, model, HistoryTable::when, _ -> ""),
                                links(model)));
        // Not constrained by JavaFX, which would not move the headings when the scroll bar
        // disappears.
        double others = SCROLL_BAR + PICTURE + COPY + DESTINATION + WHEN + LINK;
        table.widthProperty()
                .addListener(
                        (_, _, width) ->
                                image.setPrefWidth(
                                        Math.max(MIN_NAME, width.doubleValue() - others)));
    }

    private static TableColumn<PastUpload, String> textColumn(
            String name,
            double width,
            HistoryModel model,
            Function<PastUpload, String> text,
            Function<PastUpload, String> more) {
        TableColumn<PastUpload, String> column = column(name, width);
        column.setCellFactory(_ -> new TextCell(more));
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

    private static TableColumn<PastUpload, PastUpload> pictures(UploadPictures pictures) {
        TableColumn<PastUpload, PastUpload> column = untitled(PICTURE);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new PictureCell(pictures));
        return column;
    }

    private static TableColumn<PastUpload, PastUpload> links(HistoryModel model) {
        TableColumn<PastUpload, PastUpload> column = column("link", LINK);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new LinkCell(model));
        return column;
    }

    private static <T> TableColumn<PastUpload, T> column(String name, double width) {
        TableColumn<PastUpload, T> column = untitled(width);
        column.setText(Texts.of("history.column." + name));
        return column;
    }

    private static <T> TableColumn<PastUpload, T> untitled(double width) {
        TableColumn<PastUpload, T> column = new TableColumn<>("");
        column.setPrefWidth(width);
        column.setResizable(false);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static String when(PastUpload upload) {
        return Amounts.date(upload.when(), ZoneId.systemDefault());
    }

    private static String why(PastUpload upload) {
        DropsizeException error = upload.error();
        return error == null ? "" : ErrorText.of(error);
    }

    private static String copy(PastUpload upload) {
        DropsizeException error = upload.error();
        if (error != null) {
            return ErrorText.brief(error);
        }
        String size =
                upload.copies() == 1
                        ? Amounts.pixels(upload.width(), upload.height())
                        : Texts.of("upload.result.copies", upload.copies());
        return upload.bytes() == 0 ? size : size + " · " + Amounts.bytes(upload.bytes());
    }
}
