package io.dropsize.ui.upload;

import io.dropsize.ui.upload.rows.RowView;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/** The thumbnail, loaded when its row becomes visible. */
final class ThumbnailCell extends RowCell {
    private static final double WIDTH = 44;
    private static final double HEIGHT = 34;

    private final Thumbnails thumbnails;
    private final ImageView image = new ImageView();
    private final StackPane frame = new StackPane(image);
    private @Nullable UploadRow shown;
    private String source = "";

    ThumbnailCell(Thumbnails thumbnails) {
        this.thumbnails = thumbnails;
        image.setPreserveRatio(true);
        image.setFitWidth(WIDTH);
        image.setFitHeight(HEIGHT);
        frame.getStyleClass().add("thumbnail");
        frame.setMinSize(WIDTH, HEIGHT);
        frame.setMaxSize(WIDTH, HEIGHT);
    }

    @Override
    void show(UploadRow row, RowView view) {
        setGraphic(frame);
        boolean mayComeNow = image.getImage() == null && !view.source().equals(source);
        if (row == shown && !mayComeNow) {
            return;
        }
        shown = row;
        source = view.source();
        image.setImage(null);
        thumbnails.load(
                row,
                picture -> {
                    if (row == shown) {
                        image.setImage(picture);
                    }
                });
    }

    @Override
    void clear() {
        shown = null;
        image.setImage(null);
    }
}
