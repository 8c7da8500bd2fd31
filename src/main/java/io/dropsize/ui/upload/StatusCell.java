package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Hints;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;

/**
 * Where the row stands: a bar while it goes up, words else; the whole sentence when the mouse rests
 * on it.
 */
final class StatusCell extends RowCell {
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Tooltip sentence = Hints.wrapped("");

    StatusCell() {
        bar.setMaxWidth(Double.MAX_VALUE);
        words.setWrapText(true);
    }

    @Override
    void show(UploadRow row, RowView view) {
        setAccessibleText(view.detail() == null ? view.status() : view.detail());
        if (view.state() == RowState.UPLOADING) {
            bar.setProgress(Math.max(0, view.progress()));
            setGraphic(bar);
            return;
        }
        words.setText(view.status());
        boolean failed =
                view.state() == RowState.FAILED
                        || (view.state() == RowState.REVIEW && view.detail() != null);
        words.getStyleClass().removeAll("badge", "badge-done", "badge-failed", "badge-warning");
        if (failed) {
            words.getStyleClass().addAll("badge", "badge-failed");
        } else if (view.state() == RowState.DONE) {
            words.getStyleClass()
                    .addAll("badge", view.detail() == null ? "badge-done" : "badge-warning");
        }
        if (view.detail() == null) {
            words.setTooltip(null);
        } else {
            sentence.setText(view.detail());
            words.setTooltip(sentence);
        }
        setGraphic(words);
    }
}
