package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class DefaultImageEngineTest {
    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @CsvSource({"jpg,JPEG", "png,PNG", "gif,GIF", "bmp,BMP", "tiff,TIFF"})
    void readsWhatTheJdkWrites(String name, ImageFormat format) {
        BufferedImage photo = Drawn.photo(120, 80);
        byte[] file = format == ImageFormat.JPEG ? Drawn.jpeg(photo) : Drawn.coded(photo, name);
        var input = ImageInput.of("photo." + name, file);

        ImageInfo info = engine.probe(input);
        BufferedImage out = Drawn.decoded(engine.render(input, png(120, 80)));

        assertThat(info)
                .isEqualTo(
                        new ImageInfo(
                                format, 120, 80, false, 1, file.length, format == ImageFormat.GIF));
        int tolerance = format == ImageFormat.GIF || format == ImageFormat.JPEG ? 40 : 0;
        assertThat(Drawn.difference(out.getRGB(60, 40), photo.getRGB(60, 40)))
                .isLessThanOrEqualTo(tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP"})
    void writesExactlyTheSizeAndFormatAskedFor(ImageFormat format) {
        var input = ImageInput.of("photo.jpg", Drawn.jpeg(Drawn.photo(640, 427)));
        var spec = new RenderSpec(333, 222, false, format, 82, MetadataPolicy.REMOVE_ALL);

        EncodedImage out = engine.render(input, spec);

        var again = ImageInput.of("out", out.bytes());
        assertThat(ImageFormat.of(again)).isEqualTo(format);
        assertThat(engine.probe(again))
                .isEqualTo(new ImageInfo(format, 333, 222, false, 1, out.bytes().length));
        assertThat(List.of(out.width(), out.height())).containsExactly(333, 222);
    }

    @Test
    void keepsEveryPixelOfAPngOfTheSameSize() {
        BufferedImage photo = Drawn.photo(50, 40);
        var input = ImageInput.of("photo.png", Drawn.coded(photo, "png"));

        BufferedImage out = Drawn.decoded(engine.render(input, png(50, 40)));

        assertThat(out.getRGB(0, 0, 50, 40, null, 0, 50))
                .isEqualTo(photo.getRGB(0, 0, 50, 40, null, 0, 50));
    }

    @Test
    void enlargesWhenAskedTo() {
        var input = ImageInput.of("small.png", Drawn.coded(Drawn.quarters(4, 4), "png"));

        BufferedImage out = Drawn.decoded(engine.render(input, png(40, 40)));

        assertThat(Drawn.difference(out.getRGB(5, 5), Drawn.RED)).isLessThan(8);
        assertThat(Drawn.difference(out.getRGB(35, 35), Drawn.YELLOW)).isLessThan(8);
    }

    @Test
    void cutsTheSidesOffEquallyWhenItCrops() {
        BufferedImage flag =
                Drawn.picture(
                        300,
                        100,
                        (x, _) -> x < 100 ? Drawn.RED : x < 200 ? Drawn.GREEN : Drawn.BLUE);
        var input = ImageInput.of("flag.png", Drawn.coded(flag, "png"));
        var spec = new RenderSpec(50, 50, true, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);

        BufferedImage out = Drawn.decoded(engine.render(input, spec));

        for (int x = 2; x < 48; x++) {
            assertThat(Drawn.difference(out.getRGB(x, 25), Drawn.GREEN)).isLessThan(12);
        }
    }

    @Test
    void putsTransparentPixelsOnWhiteWhereTheFormatHasNoAlpha() {
        BufferedImage cutOut =
                Drawn.transparent(64, 64, (x, _) -> x < 32 ? Drawn.BLUE : 0x00000000);
        var input = ImageInput.of("logo.png", Drawn.coded(cutOut, "png"));
        var spec = new RenderSpec(64, 64, false, ImageFormat.JPEG, 95, MetadataPolicy.REMOVE_ALL);

        BufferedImage out = Drawn.decoded(engine.render(input, spec));

        assertThat(Drawn.difference(out.getRGB(56, 32), Drawn.WHITE)).isLessThan(4);
        assertThat(Drawn.difference(out.getRGB(8, 32), Drawn.BLUE)).isLessThan(8);
    }

    @Test
    void keepsTransparencyWhereTheFormatHasIt() {
        BufferedImage cutOut =
                Drawn.transparent(64, 64, (x, _) -> x < 32 ? Drawn.BLUE : 0x00FFFFFF);
        var input = ImageInput.of("logo.png", Drawn.coded(cutOut, "png"));

        assertThat(engine.probe(input).transparent()).isTrue();
        BufferedImage out = Drawn.decoded(engine.render(input, png(32, 32)));
        assertThat(out.getRGB(2, 16)).isEqualTo(Drawn.BLUE);
        assertThat(out.getRGB(30, 16) >>> 24).isZero();
    }

    @Test
    void writesNoAlphaWhereEveryPixelIsOpaque() {
        BufferedImage opaque = Drawn.transparent(30, 30, (_, _) -> Drawn.GREEN);
        var input = ImageInput.of("plain.png", Drawn.coded(opaque, "png"));

        BufferedImage out = Drawn.decoded(engine.render(input, png(15, 15)));

        assertThat(out.getColorModel().hasAlpha()).isFalse();
    }

    @Test
    void previewsUprightAndNoLargerThanAsked() {
        var input = ImageInput.of("photo.jpg", Drawn.jpeg(Drawn.quarters(800, 400)));

        Pixels small = engine.preview(input, 100);
        Pixels own = engine.preview(input, 5000);

        assertThat(List.of(small.width(), small.height())).containsExactly(100, 50);
        assertThat(List.of(own.width(), own.height())).containsExactly(800, 400);
        assertThat(Drawn.difference(small.argb()[10 * 100 + 10], Drawn.RED)).isLessThan(12);
    }

    @Test
    void readsFilesAsWellAsBytes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a photo.tif");
        Files.write(file, Drawn.coded(Drawn.photo(60, 40), "tiff"));

        ImageInfo info = engine.probe(ImageInput.of(file));

        assertThat(List.of(info.width(), info.height())).containsExactly(60, 40);
        assertThat(engine.render(ImageInput.of(file), png(30, 20)).width()).isEqualTo(30);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        Files.delete(file);
    }

    @Test
    void isThreadSafe() throws Exception {
        var input = ImageInput.of("photo.jpg", Drawn.jpeg(Drawn.photo(700, 500)));
        byte[] alone = engine.render(input, png(200, 143)).bytes();
        var tasks = new ArrayList<Callable<byte[]>>();
        for (int i = 0; i < 24; i++) {
            tasks.add(() -> engine.render(input, png(200, 143)).bytes());
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<byte[]> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        var input = ImageInput.of("photo.png", Drawn.coded(Drawn.photo(50, 50), "png"));

        Thread.currentThread().interrupt();
        var error =
                catchThrowableOfType(
                        DropsizeException.class, () -> engine.render(input, png(10, 10)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.kind()).isEqualTo(ErrorKind.CANCELLED);
    }

    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void holdsNoMoreMemoryAfterManyPictures(String format) throws IOException {
        BufferedImage photo = Drawn.photo(900, 600);
        var input =
                ImageInput.of(
                        "photo." + format,
                        format.equals("jpg") ? Drawn.jpeg(photo) : Drawn.coded(photo, format));
        var spec = new RenderSpec(450, 300, false, ImageFormat.JPEG, 80, MetadataPolicy.REMOVE_ALL);
        renderTimes(150, input, spec);
        long before = residentBytes();

        renderTimes(250, input, spec);

        // One leaked bitmap each would be 540 MB for PNG, and 210 MB for JPEG at five eighths; the
        // heap itself may still grow a little.
        assertThat(residentBytes() - before).isLessThan(100L << 20);
    }

    private void renderTimes(int times, ImageInput input, RenderSpec spec) {
        for (int i = 0; i < times; i++) {
            engine.render(input, spec);
        }
    }

    private static long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }

    private static RenderSpec png(int width, int height) {
        return new RenderSpec(
                width, height, false, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);
    }
}
