package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Tooltips;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.RowView;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;

/**
 * The row's state: a progress bar during the upload, otherwise a short text. The tooltip is the
 * whole sentence.
 */
final class StatusCell extends RowCell {
    private final Label label = new Label();
    private final ProgressBar bar = new ProgressBar();

    StatusCell() {
        bar.setMaxWidth(Double.MAX_VALUE);
        Tooltips.onHover(label, this::detail);
    }

    private String detail() {
        return getItem() == null || getItem().detail() == null ? "" : getItem().detail();
    }

    @Override
    void show(UploadRow row, RowView view) {
        setAccessibleText(view.detail() == null ? view.status() : view.detail());
        if (view.state() == RowState.UPLOADING && view.detail() == null) {
            bar.setProgress(Math.max(0, view.progress()));
            setGraphic(bar);
            return;
        }
        label.setText(view.status());
        boolean failed =
                view.state() == RowState.FAILED
                        || (view.state() == RowState.REVIEW && view.detail() != null);
        label.getStyleClass().removeAll("badge", "badge-done", "badge-failed", "badge-warning");
        label.setWrapText(!failed && view.state() != RowState.DONE); // Badges have one line.
        if (failed) {
            label.getStyleClass().addAll("badge", "badge-failed");
        } else if (view.state() == RowState.DONE) {
            label.getStyleClass()
                    .addAll("badge", view.detail() == null ? "badge-done" : "badge-warning");
        }
        setGraphic(label);
    }
}
