package io.dropsize.image.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AwtImage;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.SourceRect;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.util.Arrays;

class ResamplerTest {

    @Test
    void leavesAPictureOfTheSameSizeAsItIs() {
        BufferedImage photo = Drawn.photo(61, 43);

        Pixels same = scaled(photo, 61, 43);

        assertThat(same.argb()).isEqualTo(photo.getRGB(0, 0, 61, 43, null, 0, 61));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 99, 100, 101, 250})
    void keepsOneColourAsItIsAtEverySize(int side) {
        BufferedImage plain = Drawn.picture(100, 100, (_, _) -> 0xFF123456);

        assertThat(scaled(plain, side, side).argb()).containsOnly(0xFF123456);
    }

    @Test
    void shiftsNothingSoThatAMirroredPictureGivesTheMirroredResult() {
        BufferedImage photo = Drawn.photo(333, 200);
        BufferedImage mirrored = Drawn.picture(333, 200, (x, y) -> photo.getRGB(332 - x, y));

        BufferedImage straight = Drawn.shown(scaled(photo, 100, 60));
        BufferedImage turned = Drawn.shown(scaled(mirrored, 100, 60));

        assertThat(largestDifference(straight, turned)).isLessThanOrEqualTo(1);
    }

    @Test
    void keepsAnEvenSlopeInItsPlace() {
        BufferedImage slope = Drawn.picture(256, 8, (x, _) -> 0xFF000000 | x << 16 | x << 8 | x);

        Pixels half = scaled(slope, 128, 4);

        for (int x = 4; x < 124; x++) {
            int expected = Math.round(2 * x + 0.5f);
            assertThat(half.argb()[x] & 0xFF).isBetween(expected - 1, expected + 1);
        }
    }

    /** A width of a million pixels took 3 GB: all rows of the picture were kept, decompressed. */
    @Test
    void keepsFewRowsOfAVeryWidePicture() {
        var wide = new Plain(1_000_000, 120, 0xFF123456);

        Pixels line = Resampler.scale(wide, SourceRect.whole(1_000_000, 120), 64, 1);

        assertThat(line.argb()).hasSize(64).containsOnly(0xFF123456);
    }

    /** A picture of one colour that needs no memory. */
    private record Plain(int width, int height, int argb) implements DecodedImage {
        @Override
        public double scale() {
            return 1;
        }

        @Override
        public boolean opaque() {
            return true;
        }

        @Override
        public void copyRow(int y, int[] row) {
            Arrays.fill(row, argb);
        }

        @Override
        public void close() {}
    }

    @Test
    void makesNoPatternsOutOfDetailThatIsTooFine() {
        // Rings that become finer outwards: beyond the middle they are finer than the target's
        // grid.
        int side = 1000;
        BufferedImage rings =
                Drawn.picture(
                        side,
                        side,
                        (x, y) -> {
                            int grey =
                                    (int)
                                            (127.5
                                                    * (1
                                                            + Math.cos(
                                                                    (x * x + y * y)
                                                                            * Math.PI
                                                                            / 2
                                                                            / side)));
                            return 0xFF000000 | grey << 16 | grey << 8 | grey;
                        });

        BufferedImage small = Drawn.shown(scaled(rings, 250, 250));

        for (int at = 100; at < 245; at++) {
            assertThat(small.getRGB(at, at) & 0xFF).isBetween(120, 135);
        }
    }

    @Test
    void letsInvisibleColoursNotBleedIntoEdges() {
        BufferedImage cutOut =
                Drawn.transparent(200, 50, (x, _) -> x < 99 ? Drawn.RED : 0x0000FF00);

        Pixels small = Resampler.scale(AwtImage.of(cutOut), SourceRect.whole(200, 50), 67, 17);

        for (int argb : small.argb()) {
            assertThat(argb >> 8 & 0xFF).as("green").isZero();
            assertThat(argb >> 16 & 0xFF).as("red is alpha").isEqualTo(argb >>> 24);
        }
    }

    @Test
    void cutsEquallyOnBothSidesWhenItCovers() {
        SourceRect wide = SourceRect.cover(300, 100, 50, 50);
        SourceRect tall = SourceRect.cover(100, 301, 20, 40);

        assertThat(wide).isEqualTo(new SourceRect(100, 0, 100, 100));
        assertThat(tall).isEqualTo(new SourceRect(0, 50.5, 100, 200));
    }

    private static Pixels scaled(BufferedImage image, int width, int height) {
        var whole = SourceRect.whole(image.getWidth(), image.getHeight());
        return Resampler.scale(AwtImage.of(image), whole, width, height);
    }

    private static int largestDifference(BufferedImage image, BufferedImage mirrored) {
        int width = image.getWidth();
        var differences = new int[width * image.getHeight()];
        for (int i = 0; i < differences.length; i++) {
            int x = i % width;
            int y = i / width;
            differences[i] =
                    Drawn.difference(image.getRGB(x, y), mirrored.getRGB(width - 1 - x, y));
        }
        return Arrays.stream(differences).max().orElseThrow();
    }
}
