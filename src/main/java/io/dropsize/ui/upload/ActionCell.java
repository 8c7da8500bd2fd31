package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.RowView;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.scene.control.Hyperlink;

import java.util.List;

/** The action of a row in its current state. */
final class ActionCell extends RowCell {
    private final UploadViewModel model;
    private final Hyperlink action = new Hyperlink();

    ActionCell(UploadViewModel model) {
        this.model = model;
        action.setFocusTraversable(false);
    }

    @Override
    void show(UploadRow row, RowView view) {
        String key =
                switch (view.state()) {
                    case DONE -> view.retryable() ? "retry" : "copy";
                    case FAILED, CANCELLED, REVIEW -> view.retryable() ? "retry" : "remove";
                    case WAITING, FETCHING, RESIZING, UPLOADING, RETRYING, OFFLINE -> "cancel";
                };
        action.setText(Texts.of("upload.action." + key));
        action.setAccessibleText(Texts.of("upload.action.accessible." + key, view.name()));
        action.setVisited(false);
        action.setOnAction(_ -> act(row, view.state()));
        setGraphic(action);
    }

    private void act(UploadRow row, RowState state) {
        List<UploadRow> one = List.of(row);
        switch (state) {
            case DONE, FAILED, CANCELLED, REVIEW -> {
                if (row.canRetry()) {
                    model.actions().retry(one);
                } else if (state == RowState.DONE) {
                    model.links().copy(one);
                } else {
                    model.actions().remove(one);
                }
            }
            case WAITING, FETCHING, RESIZING, UPLOADING, RETRYING, OFFLINE ->
                    model.actions().cancel(one);
        }
        action.setVisited(false);
    }
}
