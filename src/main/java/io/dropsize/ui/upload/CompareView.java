package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

/** Two pictures of one motif, one left and one right of a line that mouse and arrow keys move. */
public final class CompareView extends Region {
    private static final double STEP = 0.05;

    private final ImageView left = new ImageView();
    private final ImageView right = new ImageView();
    private final Rectangle leftPart = new Rectangle();
    private final Region line = new Region();
    private final StackPane handle = new StackPane(new Label("◂▸"));
    private final Label leftWords = new Label();
    private final Label rightWords = new Label();
    private final DoubleProperty divide = new SimpleDoubleProperty(0.5);

    public CompareView() {
        getStyleClass().add("compare");
        line.getStyleClass().add("compare-line");
        handle.getStyleClass().add("compare-handle");
        leftWords.getStyleClass().add("compare-words");
        rightWords.getStyleClass().add("compare-words");
        left.setClip(leftPart);
        getChildren().addAll(right, left, line, handle, leftWords, rightWords);
        getChildren().forEach(child -> child.setManaged(false));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(Texts.of("upload.compare.accessible"));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::follow);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::follow);
        addEventHandler(KeyEvent.KEY_PRESSED, this::step);
        divide.addListener(_ -> requestLayout());
        show(null, null, "", "");
    }

    /** Shows both, or only the first while there is no second. */
    void show(
            @Nullable Image original,
            @Nullable Image copy,
            String originalWords,
            String copyWords) {
        left.setImage(original);
        right.setImage(copy);
        leftWords.setText(originalWords);
        rightWords.setText(copyWords);
        boolean both = copy != null;
        line.setVisible(both);
        handle.setVisible(both);
        leftWords.setVisible(!originalWords.isEmpty());
        rightWords.setVisible(both);
        requestLayout();
    }

    private void follow(MouseEvent event) {
        requestFocus();
        divide.set(Math.clamp(event.getX() / Math.max(1, getWidth()), 0, 1));
        event.consume();
    }

    private void step(KeyEvent event) {
        double by =
                switch (event.getCode()) {
                    case LEFT -> -STEP;
                    case RIGHT -> STEP;
                    default -> 0;
                };
        if (by != 0) {
            divide.set(Math.clamp(divide.get() + by, 0, 1));
            event.consume();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        fit(left, width, height);
        fit(right, width, height);
        double at = line.isVisible() ? divide.get() * width : width;
        leftPart.setX(-left.getLayoutX());
        leftPart.setY(-left.getLayoutY());
        leftPart.setWidth(at);
        leftPart.setHeight(height);
        line.resizeRelocate(at - 1, 0, 2, height);
        handle.autosize();
        handle.relocate(at - handle.getWidth() / 2, height / 2 - handle.getHeight() / 2);
        leftWords.autosize();
        leftWords.relocate(8, height - leftWords.getHeight() - 8);
        rightWords.autosize();
        rightWords.relocate(width - rightWords.getWidth() - 8, height - rightWords.getHeight() - 8);
    }

    /** Both pictures take the same place, whatever their sizes in pixels. */
    private void fit(ImageView view, double width, double height) {
        Image measure = right.getImage() != null ? right.getImage() : left.getImage();
        if (measure == null || measure.getWidth() == 0) {
            return;
        }
        double scale = Math.min(width / measure.getWidth(), height / measure.getHeight());
        double shownWidth = measure.getWidth() * Math.min(scale, 4);
        double shownHeight = measure.getHeight() * Math.min(scale, 4);
        view.setFitWidth(shownWidth);
        view.setFitHeight(shownHeight);
        view.relocate((width - shownWidth) / 2, (height - shownHeight) / 2);
    }
}
