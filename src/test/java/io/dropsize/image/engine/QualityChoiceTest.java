package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.ColourEdges;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.metric.Ssimulacra2;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.ExifEmbedder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

class QualityChoiceTest {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @CsvSource({"JPEG, 20000", "JPEG, 40000", "WEBP, 15000", "WEBP, 30000"})
    void aBudgetIsKeptAndUsed(ImageFormat format, int budget) {
        EncodedImage out = engine.render(source(), spec(format, new Quality.AtMost(budget)));

        assertThat(out.bytes().length).isBetween(budget * 8 / 10, budget);
    }

    @Test
    void aBudgetHoldsTheMetadataToo() {
        var photo =
                ExifEmbedder.embed(
                        new EncodedImage(Drawn.jpeg(noisy()), ImageFormat.JPEG, WIDTH, HEIGHT),
                        DrawnExif.upright());
        var spec =
                new RenderSpec(
                        WIDTH,
                        HEIGHT,
                        false,
                        ImageFormat.JPEG,
                        Coding.of(new Quality.AtMost(20_000)),
                        MetadataPolicy.KEEP_ALL_BUT_LOCATION,
                        false);

        EncodedImage out = engine.render(ImageInput.of("a.jpg", photo.bytes()), spec);

        assertThat(out.bytes().length).isBetween(16_000, 20_000);
        assertThat(new String(out.bytes(), StandardCharsets.ISO_8859_1)).contains("Make & Co");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP"})
    void aBudgetThatIsTooSmallIsReported(ImageFormat format) {
        var error =
                catchThrowableOfType(
                        DropsizeException.class,
                        () -> engine.render(source(), spec(format, new Quality.AtMost(900))));

        assertThat(error.kind()).isEqualTo(ErrorKind.BUDGET_TOO_SMALL);
        assertThat(error.context().getFirst()).isEqualTo("photo.png");
        assertThat(error.context().getLast()).matches("[1-9][0-9]* KB");
    }

    @Test
    void aSourceWithinTheBudgetIsNotEncodedAgain() {
        byte[] jpeg = encoded(ImageFormat.JPEG, 70);
        var spec = spec(ImageFormat.JPEG, new Quality.AtMost(jpeg.length));

        EncodedImage out = engine.render(ImageInput.of("a.jpg", jpeg), spec);

        assertThat(out.bytes()).isEqualTo(jpeg);
    }

    @ParameterizedTest
    @CsvSource({"JPEG, 70", "JPEG, 90", "WEBP, 70", "AVIF, 70"})
    void theSmallestCopyThatLooksAlikeIsFound(ImageFormat format, double target) {
        assumeTrue(engine.writes(format));

        EncodedImage out = engine.render(source(), spec(format, new Quality.AtLeast(target)));

        double score = new Ssimulacra2(pixels()).score(decoded(out));
        assertThat(score).isBetween(target, target + 2);
        assertThat(out.bytes().length).isLessThan(encoded(format, 98).length);
    }

    /** The noise of an encoder, from none to so much that no quality is enough. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.3, 1, 3})
    void everyTargetIsFoundOrGivenUpWithSevenEncodings(double noise) {
        Pixels grey = small(0, 0);
        for (int target = 1; target < 100; target++) {
            var tried = new ArrayList<Integer>();
            QualityChoice.encode(
                    grey,
                    spec(ImageFormat.JPEG, new Quality.AtLeast(target)),
                    (_, _, quality) -> {
                        tried.add(quality);
                        return new EncodedImage(new byte[0], ImageFormat.JPEG, 48, 48);
                    },
                    _ -> small(noise * (102 - tried.getLast()), tried.getLast()));
            assertThat(tried).hasSizeBetween(1, 7).allMatch(quality -> quality >= 10);
        }
    }

    /** The noise of an encoder: little, or so much that no quality is enough. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 3})
    void aSampleOfALargePictureLeavesFewEncodingsOfTheWhole(double noise) {
        Pixels large = grey(128, 800, 0, 0);
        for (int target : List.of(50, 90, 99)) {
            var tried = new ArrayList<Pixels>();
            var qualities = new ArrayList<Integer>();
            EncodedImage out =
                    QualityChoice.encode(
                            large,
                            spec(ImageFormat.WEBP, new Quality.AtLeast(target)),
                            (pixels, _, quality) -> {
                                tried.add(pixels);
                                qualities.add(quality);
                                return new EncodedImage(
                                        new byte[quality],
                                        ImageFormat.WEBP,
                                        pixels.width(),
                                        pixels.height());
                            },
                            image ->
                                    grey(
                                            image.width(),
                                            image.height(),
                                            noise * (102 - qualities.getLast()),
                                            qualities.getLast()));
            assertThat(tried).hasSizeBetween(2, 7);
            assertThat(tried.getFirst().width()).isEqualTo(64);
            assertThat(tried).filteredOn(large::equals).hasSizeBetween(1, 4);
            assertThat(out.width()).isEqualTo(128);
            assertThat(out.bytes().length).isBetween(10, 100);
        }
    }

    private static Pixels small(double noise, int seed) {
        return grey(48, 48, noise, seed);
    }

    private static Pixels grey(int width, int height, double noise, int seed) {
        var random = new Random(seed);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int level = (int) Math.clamp(128 + noise * random.nextGaussian(), 0, 255);
            argb[i] = 0xFF000000 | level * 0x010101;
        }
        return new Pixels(width, height, argb);
    }

    @Test
    void fullChromaIsUsedWhereHalfOfItIsNotEnough() {
        Pixels colourful = saturated();
        var spec = spec(ImageFormat.JPEG, Quality.AtLeast.LOOKS_THE_SAME);
        assertThat(ColourEdges.fullChroma(colourful, spec.coding())).isFalse();

        EncodedImage out =
                QualityChoice.encode(colourful, spec, QualityChoiceTest::coded, this::decoded);

        assertThat(new Ssimulacra2(colourful).score(decoded(out))).isGreaterThanOrEqualTo(90);
    }

    @Test
    void aTargetThatNoQualityReachesEndsWithAUsableCopy() {
        var spec =
                spec(ImageFormat.JPEG, new Quality.AtLeast(99.9))
                        .withCoding(Coding.of(new Quality.AtLeast(99.9)).withChroma(Chroma.HALF));

        EncodedImage out =
                QualityChoice.encode(pixels(), spec, QualityChoiceTest::coded, this::decoded);

        assertThat(out.bytes().length)
                .isBetween(
                        encoded(ImageFormat.JPEG, 90).length, encoded(ImageFormat.JPEG, 97).length);
    }

    @ParameterizedTest
    @CsvSource({"JPEG, 70", "JPEG, 99.9", "WEBP, 99"})
    void aFinishedCopyHasTheScoreThatWasMeasured(ImageFormat format, double target) {
        EncodedImage out = engine.render(source(), spec(format, new Quality.AtLeast(target)));

        assertThat(out.score()).isEqualTo(new Ssimulacra2(pixels()).score(decoded(out)));
        assertThat(out.score() >= target).isEqualTo(target == 70);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9_000, 20_000, 40_000, 70_000, 9_000_000})
    void aFewEncodingsAreEnough(int budget) {
        var decodings = new ArrayList<EncodedImage>();
        Function<EncodedImage, Pixels> counting =
                image -> {
                    decodings.add(image);
                    return decoded(image);
                };
        for (double score : List.of(5.0, 50.0, 70.0, 90.0, 99.9)) {
            decodings.clear();
            QualityChoice.encode(
                    pixels(),
                    spec(ImageFormat.JPEG, new Quality.AtLeast(score)),
                    QualityChoiceTest::coded,
                    counting);
            assertThat(decodings).hasSizeBetween(1, 7);
        }
        EncodedImage found =
                QualityChoice.encode(
                        pixels(),
                        spec(ImageFormat.JPEG, new Quality.AtMost(budget)),
                        QualityChoiceTest::coded,
                        counting);
        assertThat(found.bytes().length)
                .isLessThanOrEqualTo(Math.max(budget, encoded(ImageFormat.JPEG, 10).length));
    }

    private Pixels decoded(EncodedImage image) {
        return engine.preview(ImageInput.of("out", image.bytes()), WIDTH);
    }

    private static ImageInput source() {
        return ImageInput.of("photo.png", Drawn.coded(noisy(), "png"));
    }

    /** Waves alone would be small at every quality. */
    private static BufferedImage noisy() {
        BufferedImage photo = Drawn.photo(WIDTH, HEIGHT);
        var random = new Random(7);
        return Drawn.picture(
                WIDTH,
                HEIGHT,
                (x, y) -> photo.getRGB(x, y) & 0xFFE7E7E7 | random.nextInt(4) * 0x080808);
    }

    private static Pixels pixels() {
        int[] argb = new int[WIDTH * HEIGHT];
        noisy().getRGB(0, 0, WIDTH, HEIGHT, argb, 0, WIDTH);
        return new Pixels(WIDTH, HEIGHT, argb);
    }

    private static byte[] encoded(ImageFormat format, int quality) {
        return Codecs.ALL
                .encode(pixels(), format, Coding.of(quality), quality, KeptMetadata.NONE)
                .bytes();
    }

    private static RenderSpec spec(ImageFormat format, Quality quality) {
        return new RenderSpec(WIDTH, HEIGHT, false, format, 1, MetadataPolicy.REMOVE_ALL)
                .withCoding(Coding.of(quality));
    }

    private static EncodedImage coded(Pixels pixels, Coding coding, int quality) {
        return Codecs.ALL.encode(pixels, ImageFormat.JPEG, coding, quality, KeptMetadata.NONE);
    }

    /** Fine red and green waves of equal luma, without sharp edges. */
    private static Pixels saturated() {
        int[] argb = new int[WIDTH * HEIGHT];
        for (int i = 0; i < argb.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            int wave = (int) (28 * Math.sin(x * 0.9) * Math.cos(y * 0.8));
            argb[i] = 0xFF000000 | (120 + 2 * wave) << 16 | (120 - wave) << 8 | 90;
        }
        return new Pixels(WIDTH, HEIGHT, argb);
    }
}
