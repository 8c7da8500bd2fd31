package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAvif;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.ExifEmbedder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

class OrientationTest {
    /** The visual sides of the stored row 0 and column 0, as in the EXIF specification. */
    private static final List<String> FIRST_ROW_AND_COLUMN =
            List.of(
                    "top left",
                    "top right",
                    "bottom right",
                    "bottom left",
                    "left top",
                    "right top",
                    "right bottom",
                    "left bottom");

    private final ImageEngine engine = new DefaultImageEngine();

    static Stream<Object[]> everyOrientationInEveryFormat() {
        return Stream.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP)
                .flatMap(
                        format ->
                                IntStream.rangeClosed(0, 9)
                                        .mapToObj(value -> new Object[] {format, value}));
    }

    @ParameterizedTest
    @MethodSource("everyOrientationInEveryFormat")
    void bakesTheOrientationInOnce(ImageFormat format, int exif) {
        int known = exif < 1 || exif > 8 ? 1 : exif;
        BufferedImage stored = stored(known);
        byte[] file =
                ExifEmbedder.embed(coded(stored, format), DrawnExif.orientation(exif)).bytes();
        var input = ImageInput.of("turned", file);

        ImageInfo info = engine.probe(input);
        var spec = new RenderSpec(32, 16, false, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);
        BufferedImage out = Drawn.decoded(engine.render(input, spec));

        assertThat(List.of(info.width(), info.height())).containsExactly(64, 32);
        assertThat(corners(out)).containsExactly("red", "green", "blue", "yellow");
        assertThat(corners(Drawn.shown(engine.preview(input, 16))))
                .containsExactly("red", "green", "blue", "yellow");
    }

    /**
     * From gdk-pixbuf's bug 143608: the specification requires two bytes, and Skia ignores others.
     */
    @Test
    void turnsAJpegWhoseOrientationIsWrittenInFourBytes() {
        assertThat(turned(ImageFormat.JPEG, DrawnExif.longOrientation(6)))
                .containsExactly("red", "green", "blue", "yellow");
    }

    /** As Pillow writes it: with JPEG's name of the segment before the block. */
    @Test
    void turnsAWebpWhoseExifIsNamedAsInAJpeg() {
        var exif = new ByteArrayOutputStream();
        exif.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.writeBytes(DrawnExif.orientation(6));

        assertThat(turned(ImageFormat.WEBP, exif.toByteArray()))
                .containsExactly("red", "green", "blue", "yellow");
    }

    /** As ImageMagick writes it: a text of hexadecimal digits, packed or not. */
    @ParameterizedTest
    @CsvSource({"false, exif, 6", "true, exif, 6", "true, APP1, 6", "false, exif, 1"})
    void turnsAPngWhoseExifIsWrittenAsAText(boolean packed, String name, int exif) {
        String digits = HexFormat.of().formatHex(DrawnExif.orientation(exif));
        byte[] file =
                withText(
                        Drawn.coded(stored(exif), "png"),
                        "Raw profile type " + name,
                        "\n"
                                + name
                                + "\n      32\n457869660000"
                                + digits.replaceAll(".{72}", "$0\n"),
                        packed);
        var spec = new RenderSpec(64, 32, false, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);

        EncodedImage out = engine.render(ImageInput.of("text.png", file), spec);

        assertThat(corners(Drawn.decoded(out))).containsExactly("red", "green", "blue", "yellow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\nexif\n", "\nexif\n 9\nno digits", "\nexif\n 1\n4", "\0\0"})
    void takesNoOrientationFromATextThatIsNoExif(String text) {
        for (boolean packed : List.of(false, true)) {
            byte[] png = Drawn.coded(stored(1), "png");
            byte[] file = withText(png, "Raw profile type exif", text, packed);

            assertThat(engine.probe(ImageInput.of("text.png", file)).width()).isEqualTo(64);
        }
    }

    /** A text chunk immediately after the header. */
    private static byte[] withText(byte[] png, String keyword, String text, boolean packed) {
        var data = new ByteArrayOutputStream();
        data.writeBytes((keyword + (packed ? "\0\0" : "\0")).getBytes(StandardCharsets.US_ASCII));
        byte[] coded = text.getBytes(StandardCharsets.US_ASCII);
        if (packed) {
            try (var packer = new DeflaterOutputStream(data)) {
                packer.write(coded);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            data.writeBytes(coded);
        }
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.writeBytes(PngChunks.chunk(packed ? "zTXt" : "tEXt", data.toByteArray()));
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    private List<String> turned(ImageFormat format, byte[] exif) {
        byte[] file = ExifEmbedder.embed(coded(stored(6), format), exif).bytes();
        var spec = new RenderSpec(64, 32, false, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);
        return corners(Drawn.decoded(engine.render(ImageInput.of("turned", file), spec)));
    }

    /** HEIC and AVIF are rotated by boxes; their EXIF orientation is ignored. */
    @ParameterizedTest
    @CsvSource({
        "1, -1, -1",
        "2, -1, 1",
        "3, 2, -1",
        "4, -1, 0",
        "5, 3, 1",
        "6, 3, -1",
        "7, 3, 0",
        "8, 1, -1"
    })
    void turnsAsTheBoxesOfAnAvifSay(int exif, int turns, int mirror) {
        DrawnAvif.require();
        Optional<byte[]> lie = Optional.of(DrawnExif.orientation(exif == 6 ? 8 : 6));
        byte[] file = DrawnAvif.of(stored(exif), 95, lie);
        byte[] turned = DrawnAvif.turned(file, known(turns), known(mirror));
        var input = ImageInput.of("turned.avif", turned);

        ImageInfo info = engine.probe(input);
        var spec = new RenderSpec(32, 16, false, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);

        assertThat(List.of(info.width(), info.height())).containsExactly(64, 32);
        assertThat(corners(Drawn.decoded(engine.render(input, spec))))
                .containsExactly("red", "green", "blue", "yellow");
    }

    private static OptionalInt known(int value) {
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static EncodedImage coded(BufferedImage stored, ImageFormat format) {
        byte[] bytes =
                switch (format.name()) {
                    case "JPEG" -> Drawn.jpeg(stored);
                    case "PNG" -> Drawn.coded(stored, "png");
                    default -> Drawn.webp(stored, 100);
                };
        return new EncodedImage(bytes, format, stored.getWidth(), stored.getHeight());
    }

    /** The stored pixels of a camera held that way, for a picture of 64 × 32 in four quarters. */
    private static BufferedImage stored(int exif) {
        String[] sides = FIRST_ROW_AND_COLUMN.get(exif - 1).split(" ");
        boolean rowsAreColumns = List.of("left", "right").contains(sides[0]);
        int width = rowsAreColumns ? 32 : 64;
        int height = rowsAreColumns ? 64 : 32;
        return Drawn.picture(
                width,
                height,
                (x, y) -> {
                    String row = y < height / 2 ? sides[0] : opposite(sides[0]);
                    String column = x < width / 2 ? sides[1] : opposite(sides[1]);
                    List<String> both = Arrays.asList(row, column);
                    return both.contains("top")
                            ? both.contains("left") ? Drawn.RED : Drawn.GREEN
                            : both.contains("left") ? Drawn.BLUE : Drawn.YELLOW;
                });
    }

    private static String opposite(String side) {
        return switch (side) {
            case "top" -> "bottom";
            case "bottom" -> "top";
            case "left" -> "right";
            default -> "left";
        };
    }

    private static List<String> corners(BufferedImage image) {
        int right = image.getWidth() - 2;
        int bottom = image.getHeight() - 2;
        return Stream.of(
                        image.getRGB(1, 1),
                        image.getRGB(right, 1),
                        image.getRGB(1, bottom),
                        image.getRGB(right, bottom))
                .map(OrientationTest::name)
                .toList();
    }

    private static String name(int argb) {
        boolean red = (argb >> 16 & 0xFF) > 127;
        boolean green = (argb >> 8 & 0xFF) > 127;
        return red ? green ? "yellow" : "red" : green ? "green" : "blue";
    }
}
