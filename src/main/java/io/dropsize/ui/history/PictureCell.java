package io.dropsize.ui.history;

import io.dropsize.history.PastUpload;

import javafx.concurrent.Task;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The thumbnail of an upload; a small sheet with the format's extension if there is none. */
final class PictureCell extends TableCell<PastUpload, PastUpload> {
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");
    private static final int MAX_LETTERS = 4;
    private static final double WIDTH = 44;
    private static final double HEIGHT = 30;

    private final UploadPictures pictures;
    private final ImageView image = new ImageView();
    private final Label sheet = new Label();
    private final StackPane frame = new StackPane(sheet, image);
    private @Nullable Task<?> loading;
    private @Nullable PastUpload shown;

    PictureCell(UploadPictures pictures) {
        this.pictures = pictures;
        sheet.getStyleClass().add("format-sheet");
        sheet.visibleProperty().bind(image.imageProperty().isNull());
        image.setPreserveRatio(true);
        image.setFitWidth(WIDTH);
        image.setFitHeight(HEIGHT);
        frame.getStyleClass().add("thumbnail");
        frame.setMinSize(WIDTH, HEIGHT);
        frame.setMaxSize(WIDTH, HEIGHT);
        setAlignment(Pos.CENTER);
    }

    @Override
    protected void updateItem(@Nullable PastUpload upload, boolean none) {
        super.updateItem(upload, none);
        if (none || upload == null) {
            stop();
            shown = null;
            setGraphic(null);
            return;
        }
        frame.pseudoClassStateChanged(DELETED, upload.deleted());
        setGraphic(frame);
        if (upload.equals(shown)) {
            return;
        }
        stop();
        shown = upload;
        sheet.setText(extension(upload.key() == null ? upload.name() : upload.key()));
        loading =
                pictures.load(
                        upload,
                        picture -> {
                            if (upload == shown) {
                                image.setImage(picture);
                            }
                        });
    }

    private void stop() {
        if (loading != null) {
            loading.cancel();
            loading = null;
        }
        image.setImage(null);
    }

    private static String extension(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        return end.length() > MAX_LETTERS || end.length() == name.length() ? "?" : end;
    }
}
