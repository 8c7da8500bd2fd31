package io.dropsize.ui.history;

import io.dropsize.history.Upload;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The format of the uploaded image, as a small sheet with its extension. */
final class FormatCell extends TableCell<Upload, Upload> {
    private static final int MAX_LETTERS = 4;

    private final Label sheet = new Label();

    FormatCell() {
        sheet.getStyleClass().add("format-sheet");
        setAlignment(Pos.CENTER);
    }

    @Override
    protected void updateItem(@Nullable Upload upload, boolean none) {
        super.updateItem(upload, none);
        if (none || upload == null) {
            setGraphic(null);
            return;
        }
        sheet.setText(extension(upload.key() == null ? upload.name() : upload.key()));
        setGraphic(sheet);
    }

    private static String extension(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        return end.length() > MAX_LETTERS || end.length() == name.length() ? "?" : end;
    }
}
