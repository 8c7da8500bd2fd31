package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.KeptMetadata;
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
                        MetadataPolicy.KEEP_ALL_BUT_PLACE,
                        false);

        EncodedImage out = engine.render(ImageInput.of("a.jpg", photo.bytes()), spec);

        assertThat(out.bytes().length).isBetween(16_000, 20_000);
        assertThat(new String(out.bytes(), StandardCharsets.ISO_8859_1)).contains("Make & Co");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP"})
    void aBudgetThatCannotBeKeptIsSaid(ImageFormat format) {
        var error =
                catchThrowableOfType(
                        DropsizeException.class,
                        () -> engine.render(source(), spec(format, new Quality.AtMost(900))));

        assertThat(error.kind()).isEqualTo(ErrorKind.BUDGET_TOO_SMALL);
        assertThat(error.context().getFirst()).isEqualTo("photo.png");
        assertThat(error.context().getLast()).matches("[1-9][0-9]* KB");
    }

    @Test
    void aSourceThatIsSmallEnoughAlreadyIsNotCodedAnew() {
        byte[] jpeg = encoded(ImageFormat.JPEG, 70);
        var spec = spec(ImageFormat.JPEG, new Quality.AtMost(jpeg.length));

        EncodedImage out = engine.render(ImageInput.of("a.jpg", jpeg), spec);

        assertThat(out.bytes()).isEqualTo(jpeg);
    }

    @ParameterizedTest
    @CsvSource({"JPEG, 0.95", "JPEG, 0.98", "WEBP, 0.95"})
    void theSmallestCopyThatLooksAlikeIsFound(ImageFormat format, double ssim) {
        EncodedImage out = engine.render(source(), spec(format, new Quality.AtLeast(ssim)));

        double likeness = new Ssim(pixels()).to(decoded(out));
        assertThat(likeness).isBetween(ssim, ssim + 0.02);
        assertThat(out.bytes().length).isLessThan(encoded(format, 98).length);
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
        for (double ssim : List.of(0.3, 0.9, 0.97, 0.99, 0.99999)) {
            decodings.clear();
            QualityChoice.encode(
                    pixels(),
                    spec(ImageFormat.JPEG, new Quality.AtLeast(ssim)),
                    QualityChoiceTest::jpeg,
                    counting);
            assertThat(decodings).hasSizeBetween(1, 7);
        }
        EncodedImage found =
                QualityChoice.encode(
                        pixels(),
                        spec(ImageFormat.JPEG, new Quality.AtMost(budget)),
                        QualityChoiceTest::jpeg,
                        counting);
        assertThat(found.bytes().length)
                .isLessThanOrEqualTo(Math.max(budget, encoded(ImageFormat.JPEG, 10).length));
    }

    @Test
    void likenessIsOneForTheSameAndFallsWithQuality() {
        var ssim = new Ssim(pixels());

        assertThat(ssim.to(pixels())).isEqualTo(1);
        double last = 1;
        for (int quality : new int[] {95, 80, 50, 20, 5}) {
            double likeness =
                    ssim.to(
                            decoded(
                                    new EncodedImage(
                                            encoded(ImageFormat.JPEG, quality),
                                            ImageFormat.JPEG,
                                            WIDTH,
                                            HEIGHT)));
            assertThat(likeness).isLessThan(last).isGreaterThan(0.2);
            last = likeness;
        }
    }

    @Test
    void likenessOfVerySmallPicturesIsDefined() {
        var dot = new Pixels(1, 1, new int[] {Drawn.RED});

        assertThat(new Ssim(dot).to(dot)).isEqualTo(1);
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

    private static EncodedImage jpeg(Pixels pixels, int quality) {
        return Codecs.ALL.encode(
                pixels, ImageFormat.JPEG, Coding.of(quality), quality, KeptMetadata.NONE);
    }
}
