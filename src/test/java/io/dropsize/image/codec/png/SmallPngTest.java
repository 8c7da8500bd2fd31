package io.dropsize.image.codec.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AlphaMath;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

class SmallPngTest {
    private static final int DEPTH_AT = 24;
    private static final int COLOUR_TYPE_AT = 25;
    private static final int INDEXED = 3;

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "3,2", "4,2", "5,4", "16,4", "17,8", "256,8"})
    void writesFewColoursAsNumbersOfAsFewBitsAsTheyNeed(int colours, int bits) {
        Pixels few = pixels(97, 41, (x, y) -> colour((x + y * 97) % colours));

        byte[] file = exactly(few);

        assertThat(file[COLOUR_TYPE_AT]).isEqualTo((byte) INDEXED);
        assertThat(file[DEPTH_AT]).isEqualTo((byte) bits);
    }

    @Test
    void writesMoreColoursAsColours() {
        Pixels many = pixels(97, 41, (x, y) -> colour((x + y * 97) % 257));

        assertThat(exactly(many)[COLOUR_TYPE_AT]).isEqualTo((byte) 2);
    }

    @ParameterizedTest
    @CsvSource({"2,1", "4,2", "16,4", "256,8"})
    void writesGreysWithoutAPalette(int greys, int bits) {
        Pixels steps = pixels(64, 33, (x, y) -> grey((x + y) % greys * 0xFF / (greys - 1)));

        byte[] file = exactly(steps);

        assertThat(file[COLOUR_TYPE_AT]).isZero();
        assertThat(file[DEPTH_AT]).isEqualTo((byte) bits);
    }

    @Test
    void writesGreysThatLightShinesThroughWithoutColours() {
        Pixels smoke = pixels(300, 200, (x, y) -> glass(x % 256, y));

        assertThat(exactly(smoke)[COLOUR_TYPE_AT]).isEqualTo((byte) 4);
    }

    @Test
    void keepsEveryAlphaOfAPalette() {
        Pixels signs =
                pixels(50, 50, (x, y) -> x < 10 ? 0 : x < 30 ? glass(100 + y, 90) : Drawn.RED);

        assertThat(exactly(signs)[COLOUR_TYPE_AT]).isEqualTo((byte) INDEXED);
    }

    @Test
    void keepsEveryColourOfEveryAlpha() {
        assertThat(exactly(Drawn.glass(256, 256))[COLOUR_TYPE_AT]).isEqualTo((byte) 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 700})
    void keepsEveryPixelOfNoiseAndOfSmoothColours(int side) {
        var random = new Random(side);
        exactly(pixels(side, side, (_, _) -> 0xFF000000 | random.nextInt()));
        exactly(Drawn.pixels(Drawn.photo(side, side)));
    }

    @Test
    void takesLessRoomThanAsManyColoursWouldTake() {
        Pixels drawing = pixels(800, 600, (x, y) -> colour((x / 7 * 31 + y / 5 * 17) % 60));
        var samples = new PngSamples(drawing, false, true);

        int colours = PngCompressor.code(samples, PngStrategy.of(samples)).length;

        assertThat(SmallPng.encode(drawing, false).bytes().length).isLessThan(colours / 2);
    }

    @Test
    void takesLessRoomWithMoreEffort() {
        assumeThat(Libdeflate.ofSystem()).as("libdeflate").isPresent();
        Pixels drawing = pixels(800, 600, (x, y) -> colour((x / 7 * 31 + y / 5 * 17) % 900));

        int quick = SmallPng.encode(drawing, false).bytes().length;

        assertThat(SmallPng.encode(drawing, true).bytes()).hasSizeLessThan(quick * 9 / 10);
    }

    @Test
    void moreEffortEndsWhenItIsCancelled() {
        assumeThat(Libdeflate.ofSystem()).as("libdeflate").isPresent();
        Pixels noise = Drawn.pixels(Drawn.photo(64, 64));

        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(DropsizeException.class)
                    .isThrownBy(() -> SmallPng.encode(noise, true))
                    .matches(e -> e.kind() == ErrorKind.CANCELLED);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void comparesNeighboursInPhotosAndRepeatsInDrawings() {
        var random = new Random(1);
        Pixels photo =
                pixels(400, 400, (x, y) -> grey((x + y) / 4) ^ random.nextInt(1 << 24) & 0x0F0F0F);
        int[] tile = random.ints(400, 0, 1 << 24).toArray();
        Pixels drawing =
                pixels(400, 400, (x, y) -> 0xFF000000 | tile[x / 3 % 20 + y / 3 % 20 * 20]);

        assertThat(PngStrategy.of(new PngSamples(photo, false, true))).isEqualTo(PngStrategy.PHOTO);
        assertThat(PngStrategy.of(new PngSamples(drawing, false, true)).filtered()).isFalse();
    }

    /** The file, after another decoder has read its pixels and found them equal. */
    private static byte[] exactly(Pixels pixels) {
        EncodedImage coded = exactly(pixels, false);
        EncodedImage small = exactly(pixels, true);
        assertThat(small.bytes()[COLOUR_TYPE_AT]).isEqualTo(coded.bytes()[COLOUR_TYPE_AT]);
        return coded.bytes();
    }

    private static EncodedImage exactly(Pixels pixels, boolean thorough) {
        EncodedImage coded = SmallPng.encode(pixels, thorough);
        assertThat(stored(Drawn.decoded(coded)))
                .isEqualTo(AlphaMath.unpremultiplied(pixels.argb()));
        return coded;
    }

    /** The JDK treats grey samples as linear, so they are read as stored. */
    private static int[] stored(BufferedImage image) {
        int bands = image.getRaster().getNumBands();
        if (bands > 2 || image.getColorModel() instanceof IndexColorModel) {
            return Drawn.pixels(image).argb();
        }
        int[] samples =
                image.getRaster()
                        .getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        return IntStream.range(0, samples.length / bands)
                .map(i -> samples[i * bands] * 0x10101 | alpha(samples, i, bands) << 24)
                .toArray();
    }

    private static int alpha(int[] samples, int pixel, int bands) {
        return bands == 1 ? 0xFF : samples[pixel * 2 + 1];
    }

    private static Pixels pixels(int width, int height, IntBinaryOperator argb) {
        var all = new int[width * height];
        for (int i = 0; i < all.length; i++) {
            all[i] = argb.applyAsInt(i % width, i / width);
        }
        return new Pixels(width, height, all);
    }

    /** Different for different numbers, and never grey. */
    private static int colour(int number) {
        return 0xFF000000 | (number * 7 & 0xFF) << 16 | (number >> 8) << 8 | (~number * 7 & 0xFF);
    }

    private static int grey(int value) {
        return 0xFF000000 | value << 16 | value << 8 | value;
    }

    private static int glass(int alpha, int grey) {
        int value = alpha * Math.min(grey, 0xFF) / 0xFF;
        return alpha << 24 | value << 16 | value << 8 | value;
    }
}
