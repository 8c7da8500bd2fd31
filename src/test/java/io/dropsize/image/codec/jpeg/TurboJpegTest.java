package io.dropsize.image.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.skia.Skia;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.codec.skia.SkiaImage;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Runs if the system has libjpeg-turbo. */
class TurboJpegTest {
    private static final int HIGH = 95;

    private final SkiaDecoder skia = new SkiaDecoder();
    private final JpegDecoder decoder = new JpegDecoder(skia);

    @BeforeEach
    void needsTheLibrary() {
        assumeThat(TurboJpeg.ofSystem()).isPresent();
        Skia.load();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.3, 0.1})
    void decodesTheSamePictureAsSkia(double minScale) {
        ImageInput input = jpeg(Drawn.photo(643, 481));
        Header header = decoder.header(input, ImageFormat.JPEG).orElseThrow();

        try (DecodedImage ours = decoder.decode(input, header, minScale);
                DecodedImage theirs = skia.decode(input, header, ours.scale() / 1.2)) {
            assertThat(ours.width()).isEqualTo(theirs.width());
            assertThat(ours.height()).isEqualTo(theirs.height());
            assertThat(largestDifference(ours, theirs)).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void refusesAFileThatIsCutOff() {
        byte[] whole = jpeg(Drawn.photo(200, 200)).bytes();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        try (var picture = SkiaImage.opaque(200, 200, 1)) {
            assertThat(turbo().decode(whole, picture.memory(), 200, 200)).isTrue();
            assertThat(turbo().decode(half, picture.memory(), 200, 200)).isFalse();
        }
    }

    @Test
    void keepsEachPixelsColourOnlyWithFullChroma() {
        BufferedImage stripes =
                Drawn.picture(64, 64, (x, _) -> x % 2 == 0 ? Drawn.RED : Drawn.BLUE);
        Pixels pixels = new Pixels(64, 64, stripes.getRGB(0, 0, 64, 64, null, 0, 64));

        int full = decoded(turbo().encode(pixels, HIGH, true, false)).getRGB(32, 32);
        int shared = decoded(turbo().encode(pixels, HIGH, false, false)).getRGB(32, 32);

        assertThat(Drawn.difference(full, Drawn.RED)).isLessThan(30);
        assertThat(Drawn.difference(shared, Drawn.RED)).isGreaterThan(60);
    }

    @Test
    void writesTablesOfItsOwnAndScansOnWish() {
        BufferedImage photo = Drawn.photo(400, 300);
        Pixels pixels = new Pixels(400, 300, photo.getRGB(0, 0, 400, 300, null, 0, 400));

        byte[] baseline = turbo().encode(pixels, HIGH, false, false);
        byte[] progressive = turbo().encode(pixels, HIGH, false, true);

        assertThat(frame(baseline)).isEqualTo(0xC0);
        assertThat(frame(progressive)).isEqualTo(0xC2);
        // The standard tables alone take 420 bytes, and fit no picture well.
        assertThat(baseline.length).isLessThan(Drawn.jpeg(photo).length);
    }

    private static BufferedImage decoded(byte[] jpeg) {
        return Drawn.decoded(new EncodedImage(jpeg, ImageFormat.JPEG, 64, 64));
    }

    private static TurboJpeg turbo() {
        return TurboJpeg.ofSystem().orElseThrow();
    }

    private static ImageInput jpeg(BufferedImage image) {
        return ImageInput.of("photo.jpg", Drawn.jpeg(image));
    }

    private static int frame(byte[] jpeg) {
        int at = JpegMarkers.nextMarker(jpeg, 2);
        while (JpegMarkers.marker(jpeg, at) >> 4 != 0xC || JpegMarkers.marker(jpeg, at) == 0xC4) {
            at = JpegMarkers.nextMarker(jpeg, JpegMarkers.afterSegment(jpeg, at));
        }
        return JpegMarkers.marker(jpeg, at);
    }

    private static int largestDifference(DecodedImage one, DecodedImage other) {
        var ours = new int[one.width()];
        var theirs = new int[one.width()];
        int largest = 0;
        for (int y = 0; y < one.height(); y++) {
            one.copyRow(y, ours);
            other.copyRow(y, theirs);
            for (int x = 0; x < ours.length; x++) {
                largest = Math.max(largest, Drawn.difference(ours[x], theirs[x]));
            }
        }
        return largest;
    }
}
