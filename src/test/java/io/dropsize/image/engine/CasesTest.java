package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.AlphaMath;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.metadata.Attribution;
import io.dropsize.image.metadata.SourceMetadata;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

import javax.imageio.ImageIO;

/** Files of kinds that users reported, each of which once had a wrong result. */
class CasesTest {
    private static final int COLOUR_TYPE_AT = 25;
    private static final byte INDEXED = 3;

    private final DefaultImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @CsvSource({
        // as Chromium shows them
        "gamma-1.0-alone.png, 160, 100, BBBCBB",
        "gamma-1.0-alone.png, 80, 100, 88BCCE",
        "png-gama-alone.png, 20, 20, EEF26E",
        "png-gama-alone.png, 30, 50, F67D00",
        // as its 24-bit original
        "xcode-cgbi.png, 32, 20, 81827C",
        // as Little CMS converts it
        "profile-inside-v5.bmp, 48, 30, 81827E",
        "profile-inside-v5.bmp, 0, 30, 0082C0",
        // the 32-bit picture of the icon
        "ico-8-and-32-bits.ico, 64, 128, 276FAA",
        "tiff-tiles-in-strip-tags.tif, 0, 40, 80AF6E",
    })
    void hasTheColoursThatItShouldHave(String name, int x, int y, String colour)
            throws IOException {
        int rgb = pixel(render(name, ImageFormat.PNG), x, y);

        assertThat(Drawn.difference(rgb, 0xFF000000 | Integer.parseInt(colour, 16)))
                .as(Integer.toHexString(rgb))
                .isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "WEBP", "PNG"})
    void keepsTheColoursOfATinyPicture(ImageFormat format) throws IOException {
        EncodedImage copy = render("bmp-6x6-colours.bmp", format);
        Pixels source = pixels(ImageInput.of("a", resource("bmp-6x6-colours.bmp")));
        Pixels made = pixels(ImageInput.of("b", copy.bytes()));

        for (int i = 0; i < source.argb().length; i++) {
            assertThat(Drawn.difference(made.argb()[i], source.argb()[i]))
                    .as("pixel %s", i)
                    .isLessThanOrEqualTo(format == ImageFormat.JPEG ? 40 : 2);
        }
    }

    @Test
    void keepsFullChromaInATinyCopyOfALargePicture() {
        Pixels bands =
                new Pixels(
                        8,
                        8,
                        Drawn.picture(8, 8, (x, _) -> x % 2 == 0 ? Drawn.RED : Drawn.BLUE)
                                .getRGB(0, 0, 8, 8, null, 0, 8));

        byte[] coded =
                Codecs.ALL
                        .encode(bands, ImageFormat.JPEG, Coding.of(80), 80, KeptMetadata.NONE)
                        .bytes();

        assertThat(JpegMarkers.samplesOfPixel(coded)).isEqualTo(3);
    }

    @Test
    void readsAFaxWhoseStripsHaveNoLength() throws IOException {
        EncodedImage copy = render("tiff-g4-bytecount-0.tif", ImageFormat.PNG);
        int[] row = new int[1200];
        ImageIO.read(new ByteArrayInputStream(copy.bytes())).getRGB(0, 500, 1200, 1, row, 0, 1200);

        assertThat(Arrays.stream(row).distinct().count()).isEqualTo(2);
    }

    @Test
    void refusesATiffWithMoreStripsThanItsLayoutUses() {
        assertThatThrownBy(() -> render("tiff-planar-rows-per-strip.tif", ImageFormat.PNG))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE));
    }

    @Test
    void namesABitmapWithHuffmanCoding() {
        assertThatThrownBy(() -> render("bmp-os2-huffman.bmp", ImageFormat.PNG))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED_FORMAT))
                .hasMessageContaining("Huffman");
    }

    @Test
    void makesAPalettePictureOfAPalettePicture() throws IOException {
        byte[] source = resource("chart-16-colours.png");
        RenderSpec spec = spec(1600, 1067, ImageFormat.PNG);

        EncodedImage copy = engine.render(ImageInput.of("chart.png", source), spec);
        EncodedImage lossless =
                engine.render(
                        ImageInput.of("chart.png", source),
                        spec.withCoding(spec.coding().withLossless(true)));

        assertThat(copy.bytes()[COLOUR_TYPE_AT]).isEqualTo(INDEXED);
        assertThat(copy.bytes().length).isLessThan(139_000); // 1.1 times what libvips writes
        assertThat(lossless.bytes()[COLOUR_TYPE_AT]).isNotEqualTo(INDEXED);
        Pixels few = pixels(ImageInput.of("few.png", copy.bytes()));
        Pixels all = pixels(ImageInput.of("all.png", lossless.bytes()));
        assertThat(ColourReductionTest.psnr(few, all)).isGreaterThan(45);
    }

    @Test
    void keepsTheAuthorThatIsInATextOfAPng() throws IOException {
        RenderSpec spec =
                new RenderSpec(32, 20, false, ImageFormat.JPEG, 80, MetadataPolicy.KEEP_COPYRIGHT);

        EncodedImage copy =
                engine.render(ImageInput.of("a.png", resource("exif-in-raw-profile.png")), spec);

        assertThat(
                        Attribution.values()[0].of(
                                SourceMetadata.of(ImageInput.of("b.jpg", copy.bytes())).metadata()))
                .isPresent();
    }

    private EncodedImage render(String name, ImageFormat format) throws IOException {
        ImageInput input = ImageInput.of(name, resource(name));
        ImageInfo info = engine.probe(input);
        return engine.render(input, spec(info.width(), info.height(), format));
    }

    private static RenderSpec spec(int width, int height, ImageFormat format) {
        return new RenderSpec(width, height, false, format, 80, MetadataPolicy.REMOVE_ALL);
    }

    private Pixels pixels(ImageInput input) {
        return engine.preview(input, 10_000);
    }

    private int pixel(EncodedImage image, int x, int y) {
        Pixels pixels = pixels(ImageInput.of("copy", image.bytes()));
        return AlphaMath.unpremultiplied(pixels.argb()[y * pixels.width() + x]);
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = CasesTest.class.getResourceAsStream("/cases/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
