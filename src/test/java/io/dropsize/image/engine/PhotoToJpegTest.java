package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.codec.SourceRect;
import io.dropsize.image.codec.TargetSize;
import io.dropsize.image.codec.jpeg.JpegDecoder;
import io.dropsize.image.codec.jpeg.JpegEncoder;
import io.dropsize.image.codec.jpeg.TurboJpeg;
import io.dropsize.image.codec.skia.Skia;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.scale.Resampler;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs if the system has libjpeg-turbo. */
class PhotoToJpegTest {
    private static final int WIDTH = 643;
    private static final int HEIGHT = 481;
    private static final int QUALITY = 95;

    private final ImageInput photo =
            ImageInput.of("photo.jpg", Drawn.jpeg(Drawn.photo(WIDTH, HEIGHT)));

    @BeforeEach
    void needsTheLibrary() {
        assumeThat(TurboJpeg.ofSystem()).isPresent();
        Skia.load();
    }

    @ParameterizedTest
    @CsvSource({
        "320, 240, false",
        "321, 239, false",
        "300, 301, true",
        "101, 200, true",
        "80, 60, false",
        "643, 481, false"
    })
    void givesTheSamePictureAsTheWayByColours(int width, int height, boolean crop) {
        var frame = new TargetSize(width, height, crop);

        EncodedImage quick = quick(header(Orientation.UPRIGHT), frame).orElseThrow();

        assertThat(quick.width()).isEqualTo(width);
        assertThat(quick.height()).isEqualTo(height);
        assertNoFurtherFromTheTruth(Orientation.UPRIGHT, frame, quick);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turnsItUpright(Orientation orientation) {
        var frame = new TargetSize(320, 240, false);

        EncodedImage quick = quick(header(orientation), frame).orElseThrow();

        assertNoFurtherFromTheTruth(orientation, frame, quick);
    }

    @Test
    void leavesATurnThatWouldShiftColoursToTheOtherWay() {
        Header header = header(Orientation.TURN_RIGHT);

        assertThat(
                        PhotoToJpeg.supports(
                                header,
                                spec(header.orientation(), new TargetSize(321, 240, false))))
                .isFalse();
        assertThat(
                        PhotoToJpeg.supports(
                                header,
                                spec(header.orientation(), new TargetSize(320, 240, false))))
                .isTrue();
    }

    @Test
    void leavesGreyAndFlawedFilesToTheOtherWay() {
        BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        byte[] half = Arrays.copyOf(photo.bytes(), photo.bytes().length / 2);
        var way = new PhotoToJpeg(header(Orientation.UPRIGHT), 1);
        List<RenderSpec> specs = List.of(spec(Orientation.UPRIGHT, new TargetSize(32, 32, false)));

        assertThat(way.render(ImageInput.of("grey.jpg", Drawn.coded(grey, "jpeg")), specs))
                .isEmpty();
        assertThat(way.render(ImageInput.of("half.jpg", half), specs)).isEmpty();
        assertThat(way.render(photo, specs)).isPresent();
    }

    @Test
    void makesSeveralSizesOfOneDecodingAsGoodAsOneByOne() {
        List<RenderSpec> specs =
                Stream.of(400, 199, 90, 320)
                        .map(
                                side ->
                                        spec(
                                                Orientation.UPRIGHT,
                                                new TargetSize(side, side * HEIGHT / WIDTH, false)))
                        .toList();

        List<EncodedImage> all = new DefaultImageEngine().renderAll(photo, specs);

        for (int i = 0; i < specs.size(); i++) {
            assertNoFurtherFromTheTruth(
                    Orientation.UPRIGHT, TargetSize.of(specs.get(i)), all.get(i));
        }
    }

    private static Header header(Orientation orientation) {
        return new Header(ImageFormat.JPEG, WIDTH, HEIGHT, orientation, false, 1);
    }

    private Optional<EncodedImage> quick(Header header, TargetSize frame) {
        double scale = JpegDecoder.scale(frame.minScale(header));
        return new PhotoToJpeg(header, scale)
                .render(photo, List.of(spec(header.orientation(), frame)))
                .map(List::getFirst);
    }

    /** For an upright picture. */
    private static RenderSpec spec(Orientation orientation, TargetSize stored) {
        TargetSize frame = stored.stored(orientation);
        return new RenderSpec(
                frame.width(),
                frame.height(),
                frame.crop(),
                ImageFormat.JPEG,
                QUALITY,
                MetadataPolicy.REMOVE_ALL);
    }

    /**
     * The reference is made from every pixel, and both paths lose by encoding and chroma
     * subsampling.
     */
    private void assertNoFurtherFromTheTruth(
            Orientation orientation, TargetSize frame, EncodedImage quick) {
        BufferedImage truth = Drawn.shown(byColours(orientation, frame, 1));
        Pixels pixels = byColours(orientation, frame, frame.minScale(header(Orientation.UPRIGHT)));
        BufferedImage usual =
                Drawn.decoded(
                        JpegEncoder.encode(
                                pixels, Coding.of(QUALITY).withChroma(Chroma.HALF), QUALITY));

        double usualError = meanDifference(usual, truth);
        assertThat(meanDifference(Drawn.decoded(quick), truth)).isLessThan(usualError * 1.05 + 0.2);
    }

    private Pixels byColours(Orientation orientation, TargetSize frame, double minScale) {
        Header header = header(orientation);
        try (DecodedImage picture =
                new JpegDecoder(new SkiaDecoder()).decode(photo, header, minScale)) {
            SourceRect window = frame.window(header).scaled(picture.scale());
            return orientation.upright(
                    Resampler.scale(picture, window, frame.width(), frame.height()));
        }
    }

    private static double meanDifference(BufferedImage a, BufferedImage b) {
        assertThat(a.getWidth()).isEqualTo(b.getWidth());
        long sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                sum += Drawn.difference(a.getRGB(x, y), b.getRGB(x, y));
            }
        }
        return (double) sum / a.getWidth() / a.getHeight();
    }
}
