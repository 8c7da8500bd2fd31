package io.dropsize.image.codec.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

class ShrunkImageTest {
    @Test
    void averagesSquaresAndTheSmallerOnesAtTheEdges() {
        var image = new ShrunkImage(5, 3, 2, true);
        for (int y = 0; y < 3; y++) {
            image.add(0, y, new int[] {0xFF000000, 0xFF102030}, 2);
            image.add(2, y, new int[] {0xFFFFFFFF, 0xFFFFFFFF, 0xFF0A0B0C}, 3);
        }

        assertThat(image.scale()).isEqualTo(0.5);
        assertThat(row(image, 0)).containsExactly(0xFF081018, 0xFFFFFFFF, 0xFF0A0B0C);
        assertThat(row(image, 1)).containsExactly(0xFF081018, 0xFFFFFFFF, 0xFF0A0B0C);
    }

    @Test
    void holdsTheLargestSums() {
        var image = new ShrunkImage(16, 16, 16, true);
        int[] white = new int[16];
        Arrays.fill(white, 0xFFFFFFFF);
        for (int y = 0; y < 16; y++) {
            image.add(0, y, white, 16);
        }

        assertThat(row(image, 0)).containsExactly(0xFFFFFFFF);
    }

    @Test
    void missingPixelsAreWhite() {
        var image = new ShrunkImage(2, 2, 2, true);
        image.add(0, 0, new int[] {0xFF000000, 0xFF000000}, 2);

        assertThat(row(image, 0)).containsExactly(0xFF7F7F7F);
        assertThat(row(new ShrunkImage(2, 2, 2, true), 0)).containsExactly(0xFFFFFFFF);
        assertThat(row(new ShrunkImage(2, 2, 2, false), 0)).containsExactly(0);
    }

    /** A copy of a large picture is made of at least two pixels for each of its own. */
    @ParameterizedTest
    @CsvSource({
        "8000, 0.1, 1",
        "19000, 0.6, 1",
        "19000, 0.2, 2",
        "19000, 0.084, 5",
        "19000, 0.001, 16"
    })
    void onlyLargePicturesAreAveraged(int side, double minScale, int factor) {
        var header = new Header(ImageFormat.TIFF, side, side, Orientation.UPRIGHT, false, 1);

        assertThat(ShrunkImage.factor(header, minScale)).isEqualTo(factor);
    }

    private static int[] row(ShrunkImage image, int y) {
        int[] argb = new int[image.width()];
        image.copyRow(y, argb);
        return argb;
    }
}
