package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.webp.LosslessWebp;
import io.dropsize.image.metric.Ssimulacra2;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnPsd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class ColourReductionTest {
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
        // Lossless copies are compressed with more effort.
        assertThat(copy.bytes().length).isLessThanOrEqualTo(lossless.bytes().length * 11 / 10);
        assertThat(VisibleDifference.SLIGHT.allows(pixels(copy), pixels(lossless))).isTrue();
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
        assertThat(psnr(pixels(copy), pixels(lossless))).isGreaterThan(40);
    }

    @Test
    void aPhotoKeepsItsColours() {
        byte[] source = Drawn.coded(Drawn.photo(600, 400), "png");

        EncodedImage copy = engine.render(input(source), spec(300, 200, ImageFormat.PNG));

        assertThat(copy.bytes()[COLOUR_TYPE_AT]).isEqualTo((byte) COLOURS);
    }

    @Test
    void aPhotoAsPngGetsAPaletteIfItIsSimilarEnoughUnlessThePresetIsLossless() {
        byte[] source = Drawn.coded(Drawn.photo(600, 400), "png");
        RenderSpec spec = spec(300, 200, ImageFormat.PNG);
        Coding similar = Coding.of(new Quality.AtLeast(60));
        EncodedImage exact = lossless(source, 300, 200);

        EncodedImage copy = engine.render(input(source), spec.withCoding(similar));
        EncodedImage strict =
                engine.render(input(source), spec.withCoding(Coding.of(new Quality.AtLeast(99))));
        EncodedImage unchanged =
                engine.render(input(source), spec.withCoding(similar.withLossless(true)));

        assertThat(copy.bytes()[COLOUR_TYPE_AT]).isEqualTo((byte) INDEXED);
        assertThat(copy.bytes().length).isLessThan(exact.bytes().length / 2);
        assertThat(new Ssimulacra2(pixels(exact)).score(pixels(copy))).isGreaterThan(59.9);
        assertThat(strict.bytes()[COLOUR_TYPE_AT]).isEqualTo((byte) COLOURS);
        assertThat(unchanged.bytes()).isEqualTo(exact.bytes());
    }

    @Test
    void aDrawingInLosslessWebpStaysSoWhereLossMakesItLarger() {
        BufferedImage drawing = drawing(BufferedImage.TYPE_BYTE_BINARY, Color.WHITE);
        int[] argb = drawing.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        byte[] source = LosslessWebp.encode(new Pixels(WIDTH, HEIGHT, argb)).bytes();

        RenderSpec spec = spec(600, 400, ImageFormat.WEBP).withCoding(Coding.of(95));

        EncodedImage copy = engine.render(input(source), spec);

        assertThat(new String(copy.bytes(), StandardCharsets.ISO_8859_1)).contains("VP8L");
        assertThat(copy.bytes().length).isLessThan(3 * source.length);
    }

    /** One bit, a palette, or true colour. */
    @ParameterizedTest
    @CsvSource({
        "tiff, 12, true",
        "bmp, 12, true",
        "png, 12, true",
        "tiff, 13, true",
        "bmp, 13, true",
        "png, 13, true",
        "gif, 13, true",
        "tiff, 1, false",
        "bmp, 1, false",
        "png, 1, false",
        "jpg, 1, false"
    })
    void aPaletteIsInTheHeaderOfItsFile(String format, int type, boolean indexed) {
        byte[] source = Drawn.coded(drawing(type, Color.WHITE), format);

        assertThat(engine.probe(input(source)).indexed()).isEqualTo(indexed);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, true", "2, 8, true", "1, 8, false"})
    void aPaletteIsInTheHeaderOfAPsd(int mode, int bits, boolean indexed) {
        var psd = new DrawnPsd(mode, bits, 1, 1).channel(0);
        byte[] source = mode == DrawnPsd.INDEXED ? psd.palette(new byte[768]).file() : psd.file();

        assertThat(engine.probe(input(source)).indexed()).isEqualTo(indexed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFFFFFF, 0xFF1E2430, 0})
    void aPhotoOnALargeFlatCanvasKeepsItsColours(int canvas) {
        BufferedImage photo = Drawn.photo(240, 240);
        byte[] source =
                Drawn.coded(
                        Drawn.picture(
                                WIDTH,
                                HEIGHT,
                                (x, y) -> x < 240 && y < 240 ? photo.getRGB(x, y) : canvas),
                        "png");

        EncodedImage copy = engine.render(input(source), spec(600, 400, ImageFormat.PNG));

        assertThat(copy.bytes()[COLOUR_TYPE_AT]).isNotEqualTo((byte) INDEXED);
    }

    @Test
    void aSmallIconInADrawingKeepsItsColour() {
        Pixels before = icon(0xFF3060C0);

        assertThat(VisibleDifference.SLIGHT.allows(before, icon(0xFF3078C0))).isFalse();
        assertThat(VisibleDifference.NONE.allows(before, icon(0xFF3062C0))).isTrue();
    }

    @Test
    void softEdgesMayDifferMoreThanFlatAreas() {
        Pixels white = icon(0xFFFFFFFF);
        Pixels text = text(0);
        var greyer = new Pixels(64, 64, white.argb().clone());
        Arrays.fill(greyer.argb(), 0xFFF8F8F8);

        assertThat(VisibleDifference.NONE.allows(text, text(12))).isTrue();
        assertThat(VisibleDifference.SLIGHT.allows(white, greyer)).isFalse();
    }

    /** Screenshots have such edges, and lossless WebP stores them in few bytes. */
    @ParameterizedTest
    @CsvSource({"900, 600", "600, 400"})
    void aDrawingWithSoftEdgesInLosslessWebpIsNotSeveralTimesAsLargeAsItsSource(
            int width, int height) {
        BufferedImage drawing = softDrawing();
        int[] argb = drawing.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        byte[] source = LosslessWebp.encode(new Pixels(WIDTH, HEIGHT, argb)).bytes();

        EncodedImage copy = engine.render(input(source), spec(width, height, ImageFormat.WEBP));

        assertThat(copy.bytes().length).isLessThan(source.length * 3 / 2);
    }

    /** Eight by eight pixels of one colour on white. */
    private static Pixels icon(int colour) {
        int[] argb = new int[64 * 64];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i / 64 / 8 == 3 && i % 64 / 8 == 3 ? colour : 0xFFFFFFFF;
        }
        return new Pixels(64, 64, argb);
    }

    /** Black strokes with a soft edge on white. */
    private static Pixels text(int change) {
        int[] argb = new int[64 * 64];
        for (int i = 0; i < argb.length; i++) {
            int grey = i % 4 == 0 ? 0 : i % 4 == 1 ? 0x70 + change : 0xFF;
            argb[i] = 0xFF000000 | grey << 16 | grey << 8 | grey;
        }
        return new Pixels(64, 64, argb);
    }

    /** PSNR of all channels in decibels. */
    static double psnr(Pixels one, Pixels other) {
        double squares = 0;
        for (int i = 0; i < one.argb().length; i++) {
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                int difference =
                        (one.argb()[i] >>> shift & 0xFF) - (other.argb()[i] >>> shift & 0xFF);
                squares += difference * difference;
            }
        }
        return 10 * Math.log10(255 * 255 * 4.0 * one.argb().length / squares);
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

    /** Boxes and lines, without soft edges. */
    private static BufferedImage drawing(int type, Color background) {
        return drawing(type, background, RenderingHints.VALUE_ANTIALIAS_OFF);
    }

    private static BufferedImage softDrawing() {
        return drawing(BufferedImage.TYPE_INT_RGB, Color.WHITE, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    private static BufferedImage drawing(int type, Color background, Object softEdges) {
        var image = new BufferedImage(WIDTH, HEIGHT, type);
        var random = new Random(2);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, softEdges);
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
