package io.dropsize.ui.upload.compare;

import io.dropsize.ui.kit.Texts;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

/**
 * Two images of one motif: left and right of a divider, or side by side. Wheel, double click and
 * keys zoom; dragging pans both, or moves the divider if it starts there.
 */
public final class CompareView extends Region {
    /** The factor of one zoom step. */
    static final double FACTOR = 1.25;

    /** The distance from the divider, in pixels, within which a drag moves it. */
    private static final double NEAR = 14;

    private final ImageView left = new ImageView();
    private final ImageView right = new ImageView();
    private final Rectangle leftPart = new Rectangle();
    private final Rectangle rightPart = new Rectangle();
    private final Rectangle whole = new Rectangle();
    private final Region line = new Region();
    private final StackPane handle = new StackPane(new Label("◂▸"));

    /** The focus ring, in front of the pictures, which would cover a border. */
    private final Region ring = new Region();

    private final DoubleProperty divide = new SimpleDoubleProperty(0.5);
    private final ReadOnlyDoubleWrapper percent = new ReadOnlyDoubleWrapper(100);
    private final BooleanProperty sideBySide = new SimpleBooleanProperty();
    private final Zoom zoom = new Zoom();

    public CompareView() {
        getStyleClass().add("compare");
        line.getStyleClass().add("compare-line");
        handle.getStyleClass().add("compare-handle");
        left.setClip(leftPart);
        right.setClip(rightPart);
        setClip(whole);
        whole.widthProperty().bind(widthProperty());
        whole.heightProperty().bind(heightProperty());
        ring.getStyleClass().add("compare-ring");
        ring.setMouseTransparent(true);
        ring.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(right, left, line, handle, ring);
        getChildren().forEach(child -> child.setManaged(false));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(Texts.of("upload.compare.accessible"));
        CompareInput.handle(this);
        divide.addListener(_ -> requestLayout());
        sideBySide.addListener(_ -> requestLayout());
        show(null, null, 0, 0);
    }

    /**
     * Shows both images completely, or only the first while there is no second.
     *
     * @param width of the second in pixels, even if it is displayed from fewer
     * @param height of the second in pixels
     */
    void show(@Nullable Image original, @Nullable Image copy, int width, int height) {
        left.setImage(original);
        right.setImage(copy);
        if (copy != null) {
            zoom.image(width, height);
        } else if (original != null) {
            zoom.image(original.getWidth(), original.getHeight());
        }
        line.setVisible(copy != null);
        requestLayout();
    }

    /** Shows another copy, and keeps the position unless its size is another one. */
    void replace(Image original, Image copy, int width, int height) {
        if (right.getImage() == null || !zoom.isOf(width, height)) {
            show(original, copy, width, height);
        } else {
            refine(original, copy);
        }
    }

    /** Returns whether there are two images. */
    boolean hasCopy() {
        return line.isVisible();
    }

    BooleanBinding hasImage() {
        return left.imageProperty().isNotNull();
    }

    /** Shows the same images at a higher resolution. */
    void refine(Image original, Image copy) {
        left.setImage(original);
        right.setImage(copy);
        requestLayout();
    }

    /**
     * Returns the zoom of the second image in percent; at 100, one of its pixels is one pixel of
     * the screen.
     */
    ReadOnlyDoubleProperty percent() {
        return percent.getReadOnlyProperty();
    }

    /** Whether each image has half of the view, instead of a part on its side of the divider. */
    BooleanProperty sideBySide() {
        return sideBySide;
    }

    boolean isFitted() {
        return zoom.isFitted();
    }

    void fit() {
        zoom.fit();
        zoomed();
    }

    /** Shows one pixel of the second image per screen pixel. */
    void actualSize() {
        actualSize(part() / 2, getHeight() / 2);
    }

    /** Shows one pixel of the second image per screen pixel; the one at this point stays. */
    void actualSize(double x, double y) {
        zoom.actualSize(within(x), y);
        zoomed();
    }

    void zoomIn() {
        zoomBy(FACTOR, part() / 2, getHeight() / 2);
    }

    void zoomOut() {
        zoomBy(1 / FACTOR, part() / 2, getHeight() / 2);
    }

    /** Zooms; the pixel at this point stays. */
    void zoomBy(double factor, double x, double y) {
        zoom.by(factor, within(x), y);
        zoomed();
    }

    private void zoomed() {
        setCursor(zoom.isFitted() ? Cursor.DEFAULT : Cursor.MOVE);
        requestLayout();
    }

    /** Returns whether both images are shown side by side. */
    boolean isHalved() {
        return sideBySide.get() && hasCopy();
    }

    /** Returns the width of the view of each image. */
    private double part() {
        return isHalved() ? getWidth() / 2 : getWidth();
    }

    /** Returns a position in the view of the image at this position. */
    private double within(double x) {
        return x < part() ? x : x - part();
    }

    /** Returns the length of one screen pixel. */
    private double pixel() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : 1 / getScene().getWindow().getOutputScaleX();
    }

    /** Returns whether a drag from here moves the divider. */
    boolean isNearDivider(double x) {
        return Math.abs(x - divide.get() * getWidth()) < NEAR;
    }

    /** Moves the divider, unless the images are side by side. */
    void divideAt(double x) {
        if (!isHalved()) {
            divide.set(Math.clamp(x / Math.max(1, getWidth()), 0, 1));
        }
    }

    /**
     * Moves the divider.
     *
     * @param part of the width, negative to the left
     */
    void moveDivider(double part) {
        divideAt((divide.get() + part) * getWidth());
    }

    void pan(double x, double y) {
        zoom.pan(x, y);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        zoom.view(part(), height, pixel());
        percent.set(100 * zoom.scale() / pixel());
        boolean halved = isHalved();
        double at = line.isVisible() ? Math.round((halved ? 0.5 : divide.get()) * width) : width;
        place(left, 0, leftPart, 0, at);
        place(right, halved ? at : 0, rightPart, at, width);
        ring.resizeRelocate(0, 0, width, height);
        line.resizeRelocate(at - 1, 0, 2, height);
        handle.setVisible(line.isVisible() && !halved);
        handle.autosize();
        handle.relocate(at - handle.getWidth() / 2, height / 2 - handle.getHeight() / 2);
    }

    /** Gives both images the same size, whatever their sizes in pixels, and clips them. */
    private void place(ImageView view, double x, Rectangle clip, double from, double to) {
        view.setFitWidth(zoom.width());
        view.setFitHeight(zoom.height());
        view.relocate(snapPositionX(x + zoom.left()), snapPositionY(zoom.top()));
        clip.setX(from - view.getLayoutX());
        clip.setY(-view.getLayoutY());
        clip.setWidth(to - from);
        clip.setHeight(getHeight());
    }
}
