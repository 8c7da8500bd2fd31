package io.dropsize.image.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.codec.PixelsImage;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerticalPassTest {
    private static final int HEIGHT = 200;

    @ParameterizedTest
    @CsvSource({
        "1, 0, 200",
        "2, 0, 200",
        "7, 0, 200",
        "30, 11.5, 150",
        "199, 0, 200",
        "450, 3, 90"
    })
    void bothWaysGiveTheSameRows(int target, double start, double length) {
        ResampleWeights taps = ResampleWeights.lanczos(start, length, HEIGHT, target);
        var picture = new PixelsImage(Drawn.pixels(Drawn.photo(33, HEIGHT)));
        var kept = new VerticalRowBuffer(picture.rows(), taps);
        var added = new VerticalAccumulator(picture.rows(), taps);

        for (int y = 0; y < target; y++) {
            assertThat(blended(added, y)).isDeepEqualTo(blended(kept, y));
        }
    }

    private static int[][] blended(VerticalPass blender, int y) {
        var row = new int[3][33];
        blender.blend(y, row);
        return row;
    }
}
