package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Frame;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.codec.Picture;
import io.dropsize.image.codec.jpeg.JpegEncoder;
import io.dropsize.image.codec.jpeg.TurboJpeg;
import io.dropsize.image.codec.skia.Skia;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.codec.skia.SkiaEncoder;
import io.dropsize.image.codec.webp.LosslessWebp;
import io.dropsize.image.codec.webp.WebpPlanes;
import io.dropsize.image.container.WebpChunks;
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

/** Runs if the system has libwebp and libjpeg-turbo. */
class WebpPlanesTest {
    private static final int WIDTH = 643;
    private static final int HEIGHT = 481;
    private static final int QUALITY = 95;

    @BeforeEach
    void needsTheLibraries() {
        assumeThat(TurboJpeg.ofSystem()).isPresent();
        assumeThat(WebpPlanes.ofSystem()).isPresent();
        Skia.load();
    }

    @ParameterizedTest
    @CsvSource({"320, 240, false", "321, 239, false", "300, 301, true", "643, 481, false"})
    void givesTheSamePictureAsTheWayByColours(int width, int height, boolean crop) {
        assertLikeTheWayByColours(Orientation.UPRIGHT, new Frame(width, height, crop));
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turnsItUpright(Orientation orientation) {
        assertLikeTheWayByColours(orientation, new Frame(320, 240, false));
    }

    @Test
    void keepsBlackBlackAndWhiteWhite() {
        byte[] file = webp(Drawn.picture(64, 64, (x, _) -> x < 32 ? 0xFF000000 : Drawn.WHITE));

        BufferedImage copy = Drawn.decoded(quick(file, header(64, 64), 48, 48).orElseThrow());

        assertThat(Drawn.difference(copy.getRGB(5, 24), 0xFF000000)).isLessThanOrEqualTo(2);
        assertThat(Drawn.difference(copy.getRGB(43, 24), Drawn.WHITE)).isLessThanOrEqualTo(2);
    }

    @Test
    void isTakenByTheEngineForPhotosOnly() {
        Header photo = header(WIDTH, HEIGHT);
        Header transparent =
                new Header(ImageFormat.WEBP, WIDTH, HEIGHT, Orientation.UPRIGHT, true, 1);
        Header moving = new Header(ImageFormat.WEBP, WIDTH, HEIGHT, Orientation.UPRIGHT, false, 2);

        assertThat(PhotoToJpeg.isFor(photo, spec(320, 240, false))).isTrue();
        assertThat(PhotoToJpeg.isFor(transparent, spec(320, 240, false))).isFalse();
        assertThat(PhotoToJpeg.isFor(moving, spec(320, 240, false))).isFalse();
    }

    @Test
    void leavesOtherKindsAndFlawedFilesToTheOtherWay() {
        byte[] photo = webp(Drawn.photo(WIDTH, HEIGHT));
        byte[] lossless = LosslessWebp.encode(pixels(Drawn.photo(64, 64))).bytes();
        byte[] profile =
                WebpChunks.file(
                        WebpChunks.chunk("ICCP", new byte[300]), WebpChunks.bitstream(photo));

        assertThat(quick(photo, header(WIDTH, HEIGHT), 32, 32)).isPresent();
        assertThat(quick(photo, header(WIDTH, HEIGHT + 1), 32, 32)).isEmpty();
        assertThat(quick(lossless, header(64, 64), 32, 32)).isEmpty();
        assertThat(quick(profile, header(WIDTH, HEIGHT), 32, 32)).isEmpty();
        for (int length = 0; length < photo.length; length += 101) {
            byte[] cutOff = Arrays.copyOf(photo, length);
            assertThat(quick(cutOff, header(WIDTH, HEIGHT), 32, 32)).isEmpty();
        }
    }

    /** Regression: libwebp read beyond the picture, and treated that as its end. */
    @Test
    void takesNothingBehindThePictureForItsEnd() {
        byte[] photo = webp(Drawn.photo(64, 64));
        byte[] data = WebpChunks.bitstream(photo);
        byte[] half = WebpChunks.chunk("VP8 ", Arrays.copyOfRange(data, 8, data.length / 2));
        byte[] file = WebpChunks.file(half, WebpChunks.chunk("XMP ", new byte[photo.length]));

        assertThat(quick(photo, header(64, 64), 32, 32)).isPresent();
        assertThat(quick(file, header(64, 64), 32, 32)).isEmpty();
    }

    /**
     * Both paths lose by encoding and chroma subsampling; neither may be further from the
     * reference.
     */
    private static void assertLikeTheWayByColours(Orientation orientation, Frame stored) {
        byte[] file = webp(Drawn.photo(WIDTH, HEIGHT));
        var header = new Header(ImageFormat.WEBP, WIDTH, HEIGHT, orientation, false, 1);
        Frame frame = stored.stored(orientation);
        Pixels truth = byColours(file, header, stored);

        BufferedImage usual = Drawn.decoded(JpegEncoder.encode(truth, QUALITY, false, false));
        EncodedImage quick =
                quick(file, header, frame.width(), frame.height(), frame.crop()).orElseThrow();

        double usualError = meanDifference(usual, Drawn.shown(truth));
        assertThat(meanDifference(Drawn.decoded(quick), Drawn.shown(truth)))
                .isLessThan(usualError * 1.05 + 0.4);
    }

    private static Pixels byColours(byte[] file, Header header, Frame frame) {
        ImageInput input = ImageInput.of("photo.webp", file);
        try (Picture picture = new SkiaDecoder().decode(input, header, 1)) {
            return header.orientation()
                    .upright(
                            Resampler.scale(
                                    picture, frame.window(header), frame.width(), frame.height()));
        }
    }

    private static Optional<EncodedImage> quick(byte[] file, Header header, int width, int height) {
        return quick(file, header, width, height, false);
    }

    private static Optional<EncodedImage> quick(
            byte[] file, Header header, int width, int height, boolean crop) {
        return new PhotoToJpeg(header, 1)
                .render(ImageInput.of("photo.webp", file), List.of(spec(width, height, crop)))
                .map(List::getFirst);
    }

    private static Header header(int width, int height) {
        return new Header(ImageFormat.WEBP, width, height, Orientation.UPRIGHT, false, 1);
    }

    private static RenderSpec spec(int width, int height, boolean crop) {
        return new RenderSpec(
                width, height, crop, ImageFormat.JPEG, QUALITY, MetadataPolicy.REMOVE_ALL);
    }

    private static byte[] webp(BufferedImage image) {
        return SkiaEncoder.encode(pixels(image), ImageFormat.WEBP, QUALITY).bytes();
    }

    private static Pixels pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static double meanDifference(BufferedImage a, BufferedImage b) {
        assertThat(a.getWidth()).isEqualTo(b.getWidth());
        assertThat(a.getHeight()).isEqualTo(b.getHeight());
        long sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                sum += Drawn.difference(a.getRGB(x, y), b.getRGB(x, y));
            }
        }
        return (double) sum / a.getWidth() / a.getHeight();
    }
}
