package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** One thumbnail, which fills the available space; a symbol is shown until it is loaded. */
final class ThumbnailPane extends StackPane {
    private static final double ROUNDING = 10;
    private static final String IMAGE = "icon-image";
    private static final String WARNING = "icon-warning";

    private final ThumbnailLoader loader;
    private final ImageView picture = new ImageView();
    private final Region symbol = new Region();
    private ThumbnailLoader.@Nullable Request request;

    ThumbnailPane(ThumbnailLoader loader) {
        this.loader = loader;
        getStyleClass().add("thumbnail");
        setMinSize(0, 0);
        picture.setManaged(false);
        // It would show through transparent images.
        symbol.visibleProperty().bind(picture.imageProperty().isNull());
        getChildren().addAll(symbol, picture);
        Rectangle clip = new Rectangle();
        clip.setArcWidth(ROUNDING);
        clip.setArcHeight(ROUNDING);
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    void show(ObjectInfo object) {
        clear();
        symbolise(IMAGE);
        Optional<Image> known = loader.known(object);
        if (known.isPresent()) {
            picture.setImage(known.get());
            requestLayout();
        } else {
            request = loader.load(object, this::loaded);
        }
    }

    /** Shows nothing, and cancels the request. */
    void clear() {
        picture.setImage(null);
        if (request != null) {
            request.cancel();
            request = null;
        }
    }

    private void loaded(Optional<Image> image) {
        request = null;
        picture.setImage(image.orElse(null));
        if (image.isEmpty()) {
            symbolise(WARNING);
        }
        requestLayout();
    }

    private void symbolise(String icon) {
        symbol.getStyleClass().setAll("icon", icon);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        Image image = picture.getImage();
        if (image == null || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        double scale = Math.max(getWidth() / image.getWidth(), getHeight() / image.getHeight());
        double width = getWidth() / scale;
        double height = getHeight() / scale;
        picture.setViewport(
                new Rectangle2D(
                        (image.getWidth() - width) / 2,
                        (image.getHeight() - height) / 2,
                        width,
                        height));
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
    }
}
