package io.dropsize.image.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.metric.Ssimulacra2;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

class JpegEncoderTest {
    private static final int SIDE = 64;
    private static final int QUALITY = 90;

    @Test
    void keepsColourEdgesOfAScreenshotAutomatically() {
        Pixels stripes =
                pixels(Drawn.picture(SIDE, SIDE, (x, _) -> x % 2 == 0 ? Drawn.RED : Drawn.BLUE));

        EncodedImage auto = encoded(stripes, Coding.of(QUALITY));
        EncodedImage half = encoded(stripes, Coding.of(QUALITY).withChroma(Chroma.HALF));

        assertThat(Drawn.difference(Drawn.decoded(auto).getRGB(32, 32), Drawn.RED)).isLessThan(40);
        assertThat(Drawn.difference(Drawn.decoded(half).getRGB(32, 32), Drawn.RED))
                .isGreaterThan(60);
    }

    @Test
    void isProgressiveOnWish() {
        Pixels photo = pixels(Drawn.photo(SIDE, SIDE));

        EncodedImage plain = encoded(photo, Coding.of(QUALITY));
        EncodedImage progressive = encoded(photo, Coding.of(QUALITY).withProgressive(true));

        assertThat(JpegMarkers.progressive(plain.bytes())).isFalse();
        assertThat(JpegMarkers.progressive(progressive.bytes())).isTrue();
    }

    @Test
    void isProgressiveWhereThatIsSmaller() {
        Pixels detailed = pixels(Drawn.picture(400, 300, JpegEncoderTest::clouds));
        Pixels plain = pixels(Drawn.picture(400, 300, (x, _) -> (x / 40 * 20) * 0x010101));

        byte[] large = encoded(detailed, Coding.of(QUALITY)).bytes();
        byte[] small = encoded(plain, Coding.of(QUALITY)).bytes();

        assertThat(JpegMarkers.progressive(large)).isEqualTo(TurboJpeg.ofSystem().isPresent());
        assertThat(large).hasSizeGreaterThan(10_000);
        assertThat(JpegMarkers.progressive(small)).isFalse();
        assertThat(small)
                .hasSizeLessThan(
                        encoded(plain, Coding.of(QUALITY).withProgressive(true)).bytes().length);
    }

    @ParameterizedTest
    @EnumSource(
            value = Chroma.class,
            names = {"HALF", "FULL"})
    void copiesForASimilarityAreSmallerAtTheSameScore(Chroma chroma) {
        assumeTrue(TurboJpeg.ofSystem().isPresent());
        Pixels photo = pixels(Drawn.picture(400, 300, JpegEncoderTest::clouds));
        Coding fixed = Coding.of(70).withChroma(chroma);
        var metric = new Ssimulacra2(photo);

        EncodedImage small = encoded(photo, fixed.withQuality(Quality.AtLeast.HIGH), 70);

        double score = metric.score(pixels(Drawn.decoded(small)));
        EncodedImage alike =
                IntStream.rangeClosed(40, 100)
                        .mapToObj(quality -> encoded(photo, fixed, quality))
                        .filter(image -> metric.score(pixels(Drawn.decoded(image))) >= score)
                        .findFirst()
                        .orElseThrow();
        assertThat(small.bytes().length).isLessThan(alike.bytes().length * 95 / 100);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "17, 33", "640, 3", "3, 640"})
    void copiesForASimilarityMayHaveAnySize(int width, int height) {
        Pixels photo = pixels(Drawn.photo(width, height));

        for (Chroma chroma : Chroma.values()) {
            Coding coding = Coding.of(Quality.AtLeast.HIGH).withChroma(chroma);
            BufferedImage copy = Drawn.decoded(encoded(photo, coding, 100));

            assertThat(copy.getWidth()).isEqualTo(width);
            assertThat(copy.getHeight()).isEqualTo(height);
            int last = photo.argb()[photo.argb().length - 1];
            assertThat(Drawn.difference(copy.getRGB(width - 1, height - 1), last)).isLessThan(24);
        }
    }

    @Test
    void anErrorWhileQuantizingIsThrown() {
        assumeTrue(TurboJpeg.ofSystem().isPresent());
        byte[] jpeg = encoded(pixels(Drawn.photo(SIDE, SIDE)), Coding.of(QUALITY)).bytes();

        assertThatThrownBy(
                        () ->
                                TurboJpeg.ofSystem()
                                        .orElseThrow()
                                        .transform()
                                        .progressive(
                                                jpeg,
                                                (_, _) -> {
                                                    throw new IllegalStateException("no room");
                                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no room");
    }

    /** Waves whose amplitude falls with their frequency, and edges, as in photos. */
    private static int clouds(int x, int y) {
        int argb = 0;
        for (int channel = 0; channel < 3; channel++) {
            double sum = (x * x + y * y) / 9000 % 2;
            for (int i = 0; i < 6; i++) {
                int frequency = 1 << i;
                double across = Math.sin(frequency * (x / 45.0 + Math.cos(y / 61.0)) + i);
                double down = Math.sin(frequency * (y / 37.0 + Math.cos(x / 53.0)) + channel);
                sum += (across + down) / frequency;
            }
            argb = argb << 8 | (int) Math.clamp(128 + 30 * sum, 0, 255);
        }
        return argb;
    }

    @Test
    void doesTheSameByTheJdkWhereTheSystemHasNoLibrary() {
        Pixels stripes =
                pixels(Drawn.picture(SIDE, SIDE, (x, _) -> x % 2 == 0 ? Drawn.RED : Drawn.BLUE));

        byte[] jpeg = JpegEncoder.byJdk(stripes, QUALITY, true, true);

        var image = new EncodedImage(jpeg, ImageFormat.JPEG, SIDE, SIDE);
        assertThat(JpegMarkers.progressive(jpeg)).isTrue();
        assertThat(Drawn.difference(Drawn.decoded(image).getRGB(32, 32), Drawn.RED)).isLessThan(40);
    }

    private static EncodedImage encoded(Pixels pixels, Coding coding) {
        return encoded(pixels, coding, QUALITY);
    }

    private static EncodedImage encoded(Pixels pixels, Coding coding, int quality) {
        return new JpegCodec(new SkiaDecoder())
                .encoder()
                .orElseThrow()
                .encode(pixels, coding, quality, KeptMetadata.NONE);
    }

    private static Pixels pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }
}
