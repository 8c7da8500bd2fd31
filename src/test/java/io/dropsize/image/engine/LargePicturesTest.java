package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.codec.TargetSize;
import io.dropsize.image.codec.jpeg.JpegEncoder;
import io.dropsize.image.codec.skia.Skia;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnTiff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * The memory estimates for decoding determine which pictures are opened, and how many in parallel.
 */
class LargePicturesTest {
    private static final int SIDE = 200;
    private static final int PIXELS = SIDE * SIDE;

    /** Everything above 89 megapixels was refused, as if each picture were one strip of 16 bits. */
    @Test
    void aTiffOfSmallStripsTakesLittleMoreThanItsPixels() {
        assertThat(opens(tiff(8, 3, 10), 4.2)).isTrue();
        assertThat(opens(tiff(8, 3, 10), 3.9)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"8, 3, 7", "16, 3, 10", "16, 4, 12", "1, 1, 4.2"})
    void aTiffOfOneStripTakesThatAsWell(int bits, int samples, double bytesOfPixel) {
        assertThat(opens(tiff(bits, samples, SIDE), bytesOfPixel)).isTrue();
        assertThat(opens(tiff(bits, samples, SIDE), bytesOfPixel - 0.3)).isFalse();
    }

    /** 67 megapixels, black on the left and white on the right, in one strip. */
    @Test
    void aLargeTiffIsAveragedWhileItIsDecoded() {
        int side = 8200;
        int half = side / Byte.SIZE / 2;
        byte[] strip = new byte[side / Byte.SIZE * side];
        for (int at = half; at < strip.length; at += 2 * half + 1) {
            Arrays.fill(strip, at, at + half + 1, (byte) 0xFF);
        }
        byte[] file = new DrawnTiff(side, side, 1, 1, 1).with(278, side).strip(strip).file();
        var limits = new ImageLimits((long) side * side, file.length, 24 << 20);

        Pixels pixels =
                new DefaultImageEngine(limits, MemoryBudget.ofThisComputer())
                        .preview(ImageInput.of("large", file), 410);

        assertThat(pixels.argb()[200 * 410 + 150]).isEqualTo(0xFF000000);
        assertThat(pixels.argb()[200 * 410 + 260]).isEqualTo(0xFFFFFFFF);
    }

    /** The coefficients of all scans: two bytes a sample, with subsampled chroma. */
    @ParameterizedTest
    @CsvSource({"true, 6", "false, 3"})
    void aProgressiveJpegTakesTwoBytesMoreForEachSample(boolean fullChroma, int bytesOfPixel) {
        Pixels photo = Drawn.pixels(Drawn.photo(SIDE, SIDE));
        byte[] atOnce = JpegEncoder.byJdk(photo, 80, fullChroma, false);
        byte[] progressive = JpegEncoder.byJdk(photo, 80, fullChroma, true);

        assertThat(memory(progressive) - memory(atOnce)).isEqualTo((long) bytesOfPixel * PIXELS);
    }

    @Test
    void aProgressiveJpegOfGreyHasOneSampleForEachPixel() {
        var grey = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        long more = memory(Drawn.progressiveJpeg(grey)) - memory(Drawn.jpeg(grey));

        assertThat(more).isEqualTo(2L * PIXELS);
    }

    @Test
    void whatIsBehindAJpegsEndIsNotCopied() {
        byte[] jpeg = Drawn.jpeg(Drawn.photo(SIDE, SIDE));

        assertThat(JpegMarkers.withoutTail(Arrays.copyOf(jpeg, 20 << 20))).isEqualTo(jpeg);
        assertThat(JpegMarkers.withoutTail(jpeg)).isSameAs(jpeg);
    }

    @Test
    void pictures400MegapixelsLargeAreWithinTheLimitsWhereMemoryAllows() {
        var limits = new LimitChecks(new ImageLimits(400_000_000, 1 << 30, 6L << 30));
        var header = new Header(ImageFormat.HEIC, 20_000, 20_000, Orientation.UPRIGHT, false, 1);

        limits.checkHeader(ImageInput.of("large", new byte[1]), header);
        assertThat(ImageLimits.DEFAULT.pixels()).isEqualTo(400_000_000);
        assertThat(ImageLimits.DEFAULT.decodedBytes()).isBetween(1L << 30, 6L << 30);
    }

    private static long memory(byte[] jpeg) {
        Skia.load();
        return OpenedImage.of(
                                ImageInput.of("a.jpg", jpeg),
                                new LimitChecks(ImageLimits.DEFAULT),
                                Codecs.ALL)
                        .memory(new TargetSize(10, 10, false))
                - jpeg.length;
    }

    private static byte[] tiff(int bits, int samples, int rows) {
        var tiff = new DrawnTiff(SIDE, SIDE, bits, samples, samples < 3 ? 1 : 2).with(278, rows);
        for (int y = 0; y < SIDE; y += rows) {
            tiff.strip(new byte[SIDE * samples * bits / Byte.SIZE * rows]);
        }
        return tiff.file();
    }

    private static boolean opens(byte[] file, double bytesOfPixel) {
        var limits = new ImageLimits(PIXELS, file.length, (long) (PIXELS * bytesOfPixel));
        var engine = new DefaultImageEngine(limits, MemoryBudget.ofThisComputer());
        DropsizeException error =
                catchThrowableOfType(
                        DropsizeException.class,
                        () -> engine.preview(ImageInput.of("large", file), SIDE / 2));
        if (error != null) {
            assertThat(error.kind()).isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
        }
        return error == null;
    }
}
