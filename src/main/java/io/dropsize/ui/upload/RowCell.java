package io.dropsize.ui.upload;

import io.dropsize.ui.upload.rows.RowView;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

/** A cell that shows a part of a row with its own nodes. */
abstract class RowCell extends TableCell<UploadRow, RowView> {
    RowCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected final void updateItem(@Nullable RowView view, boolean empty) {
        super.updateItem(view, empty);
        UploadRow row = getTableRow() == null ? null : getTableRow().getItem();
        if (empty || view == null || row == null) {
            clear();
            setGraphic(null);
        } else {
            show(row, view);
        }
    }

    /** Updates the nodes and sets the graphic. */
    abstract void show(UploadRow row, RowView view);

    /** Called when the cell has no row any more. */
    void clear() {}
}
