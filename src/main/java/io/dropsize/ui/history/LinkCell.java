package io.dropsize.ui.history;

import io.dropsize.history.PastUpload;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Copies the link of an upload, or shows that the image is deleted; empty for a failed upload. */
final class LinkCell extends TableCell<PastUpload, PastUpload> {
    private final HistoryModel model;
    private final Hyperlink copy = new Hyperlink(Texts.of("upload.action.copy"));
    private final Label deleted = new Label(Texts.of("history.deleted"));

    LinkCell(HistoryModel model) {
        this.model = model;
        copy.setFocusTraversable(false);
        deleted.getStyleClass().add("row-minor");
        Tooltips.onHover(deleted, this::whyDeleted);
    }

    private String whyDeleted() {
        return getItem() == null ? "" : Texts.of("history.deleted.hint", getItem().destination());
    }

    @Override
    protected void updateItem(@Nullable PastUpload upload, boolean none) {
        super.updateItem(upload, none);
        if (none || upload == null || upload.link() == null) {
            setGraphic(null);
            return;
        }
        if (upload.deleted()) {
            setGraphic(deleted);
            return;
        }
        copy.setAccessibleText(Texts.of("upload.action.accessible.copy", upload.name()));
        copy.setVisited(false);
        copy.setOnAction(_ -> model.copy(List.of(upload)));
        setGraphic(copy);
    }
}
