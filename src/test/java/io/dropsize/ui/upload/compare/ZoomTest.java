package io.dropsize.ui.upload.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ZoomTest {
    private static final Offset<Double> NEAR = within(1e-6);

    private final Zoom zoom = new Zoom();

    @Test
    void anImageIsShownWholeAndInTheMiddle() {
        show(1600, 800);

        assertThat(zoom.scale()).isEqualTo(0.25, NEAR);
        assertThat(zoom.left()).isEqualTo(0, NEAR);
        assertThat(zoom.top()).isEqualTo(50, NEAR);
    }

    @Test
    void thePixelUnderThePointerStaysThere() {
        show(1600, 800);
        double before = (100 - zoom.left()) / zoom.scale();

        zoom.to(1, 100, 150);

        assertThat((100 - zoom.left()) / zoom.scale()).isEqualTo(before, NEAR);
        assertThat(zoom.scale()).isEqualTo(1, NEAR);
        assertThat(zoom.isFitted()).isFalse();
    }

    @Test
    void panningEndsAtTheEdges() {
        show(1600, 800);
        zoom.to(1, 200, 150);

        zoom.pan(1e6, 1e6);

        assertThat(zoom.left()).isEqualTo(0, NEAR);
        assertThat(zoom.top()).isEqualTo(0, NEAR);
    }

    @Test
    void zoomingOutEndsWithTheWholeImage() {
        show(1600, 800);
        zoom.to(1, 30, 30);

        zoom.by(0.001, 30, 30);

        assertThat(zoom.isFitted()).isTrue();
        assertThat(zoom.scale()).isEqualTo(0.25, NEAR);
    }

    @Test
    void theWholeImageStaysWholeInALargerView() {
        show(1600, 800);

        zoom.view(800, 600, 1);

        assertThat(zoom.scale()).isEqualTo(0.5, NEAR);
    }

    @Test
    void aSmallImageIsEnlargedToFitAndCanBeShownAtItsSize() {
        show(200, 100);
        assertThat(zoom.scale()).isEqualTo(2, NEAR);

        zoom.actualSize(200, 150);

        assertThat(zoom.scale()).isEqualTo(1, NEAR);
        assertThat(zoom.isFitted()).isFalse();
        assertThat(zoom.left()).isEqualTo(100, NEAR);
    }

    @Test
    void anEnlargedImageThatNoLongerFillsALargerViewIsShownWhole() {
        show(1600, 800);
        zoom.to(0.4, 200, 150);

        zoom.view(1600, 1200, 1);

        assertThat(zoom.isFitted()).isTrue();
        assertThat(zoom.scale()).isEqualTo(1, NEAR);
    }

    private void show(double width, double height) {
        zoom.view(400, 300, 1);
        zoom.image(width, height);
    }
}
