package io.dropsize.ui.history;

import io.dropsize.history.Upload;
import io.dropsize.ui.kit.Hints;
import io.dropsize.ui.kit.Texts;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Copies the link of an upload, or shows that the image is deleted; empty for a failed upload. */
final class LinkCell extends TableCell<Upload, Upload> {
    private final HistoryModel model;
    private final Hyperlink copy = new Hyperlink(Texts.of("upload.action.copy"));
    private final Label deleted = new Label(Texts.of("history.deleted"));
    private final Tooltip why = Hints.wrapped("");

    LinkCell(HistoryModel model) {
        this.model = model;
        copy.setFocusTraversable(false);
        deleted.getStyleClass().add("row-minor");
        deleted.setTooltip(why);
    }

    @Override
    protected void updateItem(@Nullable Upload upload, boolean none) {
        super.updateItem(upload, none);
        if (none || upload == null || upload.link() == null) {
            setGraphic(null);
            return;
        }
        if (upload.deleted()) {
            why.setText(Texts.of("history.deleted.hint", upload.destination()));
            setGraphic(deleted);
            return;
        }
        copy.setAccessibleText(Texts.of("upload.action.accessible.copy", upload.name()));
        copy.setVisited(false);
        copy.setOnAction(_ -> model.copy(List.of(upload)));
        setGraphic(copy);
    }
}
