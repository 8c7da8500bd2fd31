package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.webp.LosslessWebp;
import io.dropsize.image.container.WebpChunks;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;

class SmallCopyTest {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final int COLOUR_TYPE_AT = 25;
    private static final int COLOURS = 2;
    private static final int INDEXED = 3;

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @CsvSource({"900, 600", "600, 400", "300, 200"})
    void aDrawingOfTwoColoursIsNotSeveralTimesAsLargeAsItsSource(int width, int height) {
        byte[] source = Drawn.coded(drawing(BufferedImage.TYPE_BYTE_BINARY, Color.WHITE), "png");

        EncodedImage copy = engine.render(input(source), spec(width, height, ImageFormat.PNG));
        EncodedImage lossless = lossless(source, width, height);

        assertThat(copy.bytes().length).isLessThan(3 * source.length);
        assertThat(copy.bytes().length).isLessThanOrEqualTo(lossless.bytes().length);
        assertThat(SmallCopy.likeness(pixels(copy), pixels(lossless))).isGreaterThan(40);
    }

    @Test
    void aDrawingInTrueColourGetsAPaletteUnlessThePresetIsLossless() {
        byte[] source =
                Drawn.coded(drawing(BufferedImage.TYPE_INT_RGB, new Color(0xF4F6FA)), "png");

        EncodedImage copy = engine.render(input(source), spec(600, 400, ImageFormat.PNG));
        EncodedImage lossless = lossless(source, 600, 400);

        assertThat(copy.bytes()[COLOUR_TYPE_AT]).isEqualTo((byte) INDEXED);
        assertThat(lossless.bytes()[COLOUR_TYPE_AT]).isEqualTo((byte) COLOURS);
        assertThat(copy.bytes().length).isLessThan(lossless.bytes().length * 7 / 10);
        assertThat(SmallCopy.likeness(pixels(copy), pixels(lossless))).isGreaterThan(40);
    }

    @Test
    void aPhotoKeepsItsColours() {
        byte[] source = Drawn.coded(Drawn.photo(600, 400), "png");

        EncodedImage copy = engine.render(input(source), spec(300, 200, ImageFormat.PNG));

        assertThat(copy.bytes()[COLOUR_TYPE_AT]).isEqualTo((byte) COLOURS);
    }

    @Test
    void aDrawingInLosslessWebpStaysSoWhereLossMakesItLarger() {
        BufferedImage drawing = drawing(BufferedImage.TYPE_BYTE_BINARY, Color.WHITE);
        int[] argb = drawing.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        byte[] source = LosslessWebp.encode(new Pixels(WIDTH, HEIGHT, argb)).bytes();

        RenderSpec spec = spec(600, 400, ImageFormat.WEBP).withCoding(Coding.of(95));

        EncodedImage copy = engine.render(input(source), spec);

        assertThat(WebpChunks.isLossless(copy.bytes())).isTrue();
        assertThat(copy.bytes().length).isLessThan(3 * source.length);
    }

    /** Boxes and lines in black on white, or in 16 colours. */
    @ParameterizedTest
    @CsvSource({"tiff, true", "bmp, true", "tiff, false", "bmp, false"})
    void aPaletteIsInTheHeaderOfItsFile(String format, boolean indexed) {
        int type = indexed ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_INT_RGB;
        byte[] source = Drawn.coded(drawing(type, Color.WHITE), format);

        assertThat(engine.probe(input(source)).indexed()).isEqualTo(indexed);
    }

    @Test
    void aLargeEmptyCanvasAroundAPictureDoesNotHideThatItsColoursChange() {
        double alone = SmallCopy.likeness(noise(64, 0), noise(64, 12));

        assertThat(SmallCopy.likeness(noise(1024, 0), noise(1024, 12)))
                .isEqualTo(alone, within(0.01));
        assertThat(alone).isLessThan(40);
    }

    /** Random colours of 64 by 64 pixels in the corner of a transparent canvas. */
    private static Pixels noise(int canvas, int change) {
        var random = new Random(7);
        int[] argb = new int[canvas * canvas];
        for (int i = 0; i < 64 * 64; i++) {
            int rgb = (random.nextInt() & 0xF0F0F0) + change;
            argb[i / 64 * canvas + i % 64] = 0xFF000000 | rgb;
        }
        return new Pixels(canvas, canvas, argb);
    }

    private EncodedImage lossless(byte[] source, int width, int height) {
        RenderSpec spec = spec(width, height, ImageFormat.PNG);
        return engine.render(input(source), spec.withCoding(spec.coding().withLossless(true)));
    }

    private Pixels pixels(EncodedImage image) {
        return engine.preview(input(image.bytes()), WIDTH);
    }

    private static ImageInput input(byte[] file) {
        return ImageInput.of("drawing", file);
    }

    private static RenderSpec spec(int width, int height, ImageFormat format) {
        return new RenderSpec(width, height, false, format, 80, MetadataPolicy.REMOVE_ALL);
    }

    /** Boxes and lines, without a soft edge. */
    private static BufferedImage drawing(int type, Color background) {
        var image = new BufferedImage(WIDTH, HEIGHT, type);
        var random = new Random(2);
        var graphics = image.createGraphics();
        graphics.setColor(background);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setStroke(new BasicStroke(2));
        boolean colours = type != BufferedImage.TYPE_BYTE_BINARY;
        for (int i = 0; i < 40; i++) {
            graphics.setColor(colours ? new Color(random.nextInt(1 << 24)) : Color.BLACK);
            int x = random.nextInt(WIDTH - 100);
            int y = random.nextInt(HEIGHT - 60);
            graphics.drawRoundRect(x, y, 90, 50, 12, 12);
            graphics.drawLine(x + 45, y + 50, random.nextInt(WIDTH), random.nextInt(HEIGHT));
        }
        graphics.dispose();
        return image;
    }
}
