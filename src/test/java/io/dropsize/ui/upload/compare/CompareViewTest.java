package io.dropsize.ui.upload.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropsize.ui.Window;

import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Rectangle;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.List;

/** An original of 24 megapixels, displayed from fewer, and its copy of 1600 pixels. */
class CompareViewTest {
    private static final Offset<Double> PIXEL = within(1.0);

    private final FxRobot robot = new FxRobot();
    private CompareView view;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        view = Window.on(CompareView::new);
        Window.show(view, 600, 400);
        Window.on(
                () -> {
                    view.setMinSize(600, 400);
                    view.setMaxSize(600, 400);
                    view.show(image(1400, 933), image(1400, 933), 1600, 1067);
                    return true;
                });
    }

    @Test
    void bothImagesAreShownWholeOnEitherSideOfTheDivider() {
        assertThat(percent()).isEqualTo(100 * 400 / 1067.0, PIXEL);
        assertThat(left().getFitHeight()).isEqualTo(400, PIXEL);
        assertThat(left().getLayoutX()).isEqualTo(right().getLayoutX());
        assertThat(clip(left()).getX() + clip(left()).getWidth() + left().getLayoutX())
                .isEqualTo(300, PIXEL);
        assertThat(clip(right()).getX() + right().getLayoutX()).isEqualTo(300, PIXEL);

        Window.on(
                () -> {
                    view.requestFocus();
                    return true;
                });
        robot.push(KeyCode.LEFT);

        assertThat(clip(right()).getX() + right().getLayoutX()).isEqualTo(270, PIXEL);
    }

    @Test
    void sideBySideEachImageHasItsHalfAndTheyZoomAndPanTogether() {
        besides(true);
        assertThat(left().getFitWidth()).isEqualTo(300, PIXEL);
        assertHalves();
        assertThat(handle().isVisible()).isFalse();

        robot.moveTo(view).scroll(3, VerticalDirection.DOWN);
        assertThat(left().getFitWidth()).isGreaterThan(301);
        assertHalves();

        robot.doubleClickOn(view);
        assertThat(view.isFitted()).isTrue();
        Window.on(
                () -> {
                    view.actualSize();
                    return true;
                });
        assertThat(percent()).isEqualTo(100, PIXEL);
        assertHalves();
        double before = left().getLayoutX();
        robot.drag(view).dropBy(-20, 0);
        assertThat(left().getLayoutX()).isNotEqualTo(before);
        assertHalves();

        besides(false);
        assertThat(left().getLayoutX()).isEqualTo(right().getLayoutX());
        assertThat(handle().isVisible()).isTrue();
    }

    @Test
    void keysZoomToTheActualSizeAndBack() {
        robot.clickOn(view);
        robot.push(KeyCode.DIGIT1);
        assertThat(percent()).isEqualTo(100, PIXEL);
        assertThat(left().getFitWidth()).isEqualTo(1600, PIXEL);

        robot.push(KeyCode.MINUS);
        assertThat(percent()).isEqualTo(80, PIXEL);

        robot.push(KeyCode.DIGIT0);
        assertThat(view.isFitted()).isTrue();
    }

    @Test
    void anImageWithoutACopyHasNoDivider() {
        Window.on(
                () -> {
                    view.show(image(300, 200), null, 0, 0);
                    return true;
                });
        besides(true);

        assertThat(left().getFitWidth()).isEqualTo(600, PIXEL);
        assertThat(clip(left()).getWidth()).isEqualTo(600, PIXEL);
        assertThat(handle().isVisible()).isFalse();
    }

    private void assertHalves() {
        assertThat(right().getLayoutX() - left().getLayoutX()).isEqualTo(300, PIXEL);
        assertThat(right().getLayoutY()).isEqualTo(left().getLayoutY());
        assertThat(clip(left()).getWidth()).isEqualTo(300, PIXEL);
        assertThat(clip(right()).getX() + right().getLayoutX()).isEqualTo(300, PIXEL);
    }

    private void besides(boolean chosen) {
        Window.on(
                () -> {
                    view.sideBySide().set(chosen);
                    view.layout();
                    return true;
                });
    }

    private double percent() {
        return Window.on(() -> view.percent().get());
    }

    private ImageView left() {
        return images().getLast();
    }

    private ImageView right() {
        return images().getFirst();
    }

    private List<ImageView> images() {
        return view.getChildrenUnmodifiable().stream()
                .filter(ImageView.class::isInstance)
                .map(ImageView.class::cast)
                .toList();
    }

    private Node handle() {
        return view.lookup(".compare-handle");
    }

    private static Rectangle clip(ImageView image) {
        return (Rectangle) image.getClip();
    }

    private static Image image(int width, int height) {
        return new WritableImage(width, height);
    }
}
