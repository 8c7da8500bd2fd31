package io.dropsize.ui.history;

import io.dropsize.history.Upload;
import io.dropsize.ui.kit.Texts;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Copies the link of what was uploaded; nothing for what was not. */
final class LinkCell extends TableCell<Upload, Upload> {
    private final HistoryModel model;
    private final Hyperlink copy = new Hyperlink(Texts.of("upload.action.copy"));

    LinkCell(HistoryModel model) {
        this.model = model;
        copy.setFocusTraversable(false);
    }

    @Override
    protected void updateItem(@Nullable Upload upload, boolean none) {
        super.updateItem(upload, none);
        if (none || upload == null || upload.link() == null) {
            setGraphic(null);
            return;
        }
        copy.setAccessibleText(Texts.of("upload.action.accessible.copy", upload.name()));
        copy.setVisited(false);
        copy.setOnAction(_ -> model.copy(List.of(upload)));
        setGraphic(copy);
    }
}
