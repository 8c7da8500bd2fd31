package io.dropsize.pipeline.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.ExifEmbedder;
import io.dropsize.ui.PlainEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class ThumbnailMakerTest {
    private final ThumbnailMaker maker = new ThumbnailMaker(new DefaultImageEngine());
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "640,320,96,96,48",
        "320,640,96,48,96",
        "150,100,96,96,64",
        "97,97,96,96,96",
        "96,40,96,96,40",
        "5,3,96,5,3",
        "2000,1,96,96,1",
        "1,2000,96,1,96",
        "1999,3,320,320,1"
    })
    void fitsIntoASquareAndNeverEnlarges(int width, int height, int side, int w, int h) {
        Pixels small = maker.make(filled(width, height, Color.BLUE), side);

        assertThat(small.width()).isEqualTo(w);
        assertThat(small.height()).isEqualTo(h);
        assertThat(small.argb()).hasSize(w * h).containsOnly(0xFF0000FF);
    }

    @Test
    void turnsPicturesUpright() {
        var stored = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        var graphics = stored.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 200, 200);
        graphics.dispose();
        var png = new EncodedImage(PlainEngine.png(stored), ImageFormat.PNG, 400, 200);
        byte[] turned = ExifEmbedder.embed(png, DrawnExif.orientation(6)).bytes();

        Pixels small = maker.make(ImageInput.of("turned.png", turned), 96);

        assertThat(small.width()).isEqualTo(48);
        assertThat(small.height()).isEqualTo(96);
        assertThat(small.argb()[0]).isEqualTo(0xFFFF0000);
        assertThat(small.argb()[95 * 48]).isEqualTo(0xFF000000);
    }

    @Test
    void theEdgesOfTransparentPicturesStayClean() {
        var drawn = new BufferedImage(399, 399, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 399; y++) {
            for (int x = 0; x < 399; x++) {
                drawn.setRGB(x, y, x < 201 ? 0xFFFF0000 : 0x0000FF00);
            }
        }

        Pixels small = maker.make(ImageInput.of("a.png", PlainEngine.png(drawn)), 96);

        assertThat(small.argb()[0]).isEqualTo(0xFFFF0000);
        assertThat(small.argb()[95]).isZero();
        for (int argb : small.argb()) {
            assertThat(argb & 0xFFFF).as("green or blue from invisible pixels").isZero();
            assertThat(argb >>> 16 & 0xFF).as("premultiplied red").isEqualTo(argb >>> 24);
        }
    }

    @Test
    void transparentThumbnailsAreReadFromDiskAsTheyWere() throws IOException {
        var pixels = new Pixels(2, 2, new int[] {0xFFFF0000, 0x80800000, 0, 0xFF123456});

        Pixels read = ThumbnailMaker.decode(file(ThumbnailMaker.encode(pixels)));

        assertThat(read.width()).isEqualTo(2);
        assertThat(read.argb()).containsExactly(pixels.argb());
    }

    @Test
    void opaqueThumbnailsAreSmallFilesOfTheSameColour() throws IOException {
        Pixels small = maker.make(filled(640, 640, new Color(0x336699)), 96);

        byte[] file = ThumbnailMaker.encode(small);

        assertThat(file).hasSizeLessThan(2000);
        for (int argb : ThumbnailMaker.decode(file(file)).argb()) {
            assertThat(argb >>> 24).isEqualTo(0xFF);
            assertThat(argb >> 16 & 0xFF).isBetween(0x31, 0x35);
            assertThat(argb >> 8 & 0xFF).isBetween(0x64, 0x68);
            assertThat(argb & 0xFF).isBetween(0x97, 0x9B);
        }
    }

    @Test
    void anIncompleteFileIsReported() throws IOException {
        Path empty = file(new byte[0]);
        Path text = file("no picture".getBytes(StandardCharsets.US_ASCII));
        byte[] whole = ThumbnailMaker.encode(maker.make(filled(200, 200, Color.BLUE), 96));
        Path half = file(Arrays.copyOf(whole, whole.length / 4));

        for (Path path : List.of(empty, text, half)) {
            assertThatThrownBy(() -> ThumbnailMaker.decode(path)).isInstanceOf(IOException.class);
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "a", ".thumb"), content);
    }

    private static ImageInput filled(int width, int height, Color color) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return ImageInput.of("filled.png", PlainEngine.png(image));
    }
}
