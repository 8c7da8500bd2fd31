package io.dropsize.image.codec.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Header;
import io.dropsize.image.container.HeifBoxes;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAvif;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.DrawnVideoRange;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

@Timeout(60)
class HeifTest {
    private final ImageEngine engine = new DefaultImageEngine();

    @BeforeEach
    void requireLibheif() {
        DrawnAvif.require();
    }

    @Test
    void readsWhatItWrote() {
        BufferedImage photo = Drawn.photo(97, 61);
        var input = ImageInput.of("photo.avif", DrawnAvif.of(photo, 95));

        ImageInfo info = engine.probe(input);
        BufferedImage read = Drawn.shown(engine.preview(input, 97));

        assertThat(info.format()).isEqualTo(ImageFormat.AVIF);
        assertThat(info.width()).isEqualTo(97);
        assertThat(info.height()).isEqualTo(61);
        assertThat(info.transparent()).isFalse();
        assertThat(info.frames()).isEqualTo(1);
        assertThat(averageDifference(read, photo)).isLessThan(4);
    }

    @Test
    void rendersAPhotoAsAvifInSrgb() {
        var photo = ImageInput.of("photo.png", Drawn.coded(Drawn.photo(200, 100), "png"));

        EncodedImage out = engine.render(photo, spec(100, 50, 80));

        assertThat(out.format()).isEqualTo(ImageFormat.AVIF);
        assertThat(engine.probe(ImageInput.of("out", out.bytes())).width()).isEqualTo(100);
        assertThat(HeifBoxes.contents(out.bytes())).containsExactlyInAnyOrder("av01", "nclx");
        EncodedImage small = engine.render(photo, spec(100, 50, 20));
        assertThat(small.bytes()).hasSizeLessThan(out.bytes().length);
    }

    @Test
    void keepsTransparencyWithoutFringes() {
        var cutOut =
                Drawn.transparent(64, 64, (x, _) -> x < 32 ? 0x80FF0000 : x < 48 ? Drawn.RED : 0);
        var input = ImageInput.of("cut.avif", DrawnAvif.of(cutOut, 98));

        BufferedImage read = Drawn.shown(engine.preview(input, 64));

        assertThat(engine.probe(input).transparent()).isTrue();
        assertThat(Drawn.difference(read.getRGB(8, 8), 0x80FF0000)).isLessThan(6);
        assertThat(Drawn.difference(read.getRGB(40, 8), Drawn.RED)).isLessThan(6);
        assertThat(read.getRGB(60, 8) >>> 24).isLessThan(3);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 13, C86432, D75D1F",
        "12, 13, 64B478, 41B672",
        "9, 14, C86432, F14C1D",
        "9, 1, 808080, 808080",
        "1, 13, C86432, C86432",
        "2, 2, C86432, C86432",
        "1, 8, 373737, 808080",
    })
    void convertsColoursThatAreNamedByCodes(
            int primaries, int transfer, String stored, String shown) {
        int opaque = 0xFF000000;
        int from = opaque | Integer.parseInt(stored, 16);
        byte[] plain = DrawnAvif.of(Drawn.picture(32, 32, (_, _) -> from), 100);
        byte[] coded = DrawnAvif.coloured(plain, primaries, transfer);

        int read = colour(coded);

        assertThat(Drawn.difference(read, opaque | Integer.parseInt(shown, 16))).isLessThan(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 18})
    void showsHighDynamicRangeAsAScreenOfCommonRangeCan(int transfer) {
        int dark = grey(transfer, 0x40);
        int middle = grey(transfer, 0x80);
        int bright = grey(transfer, 0xC0);

        assertThat(dark).isGreaterThan(0).isLessThan(middle);
        assertThat(middle).isBetween(0x60, 0xA0);
        assertThat(bright).isGreaterThan(middle + 0x20);
        assertThat(grey(transfer, 0xFF)).isGreaterThan(0xF8);
    }

    @Test
    void blackAndWhiteOfVideosRangeAreBlackAndWhite() {
        int[] argb = engine.preview(ImageInput.of("a.avif", DrawnVideoRange.GREY), 16).argb();

        assertThat(argb[3]).isEqualTo(0xFF000000);
        assertThat(argb[12]).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void greyOfVideosRangeMayHaveTenBitsAndAlpha() {
        var input = ImageInput.of("a.avif", DrawnVideoRange.GLASS);

        int[] argb = engine.preview(input, 16).argb();

        assertThat(engine.probe(input).transparent()).isTrue();
        assertThat(argb[3]).isEqualTo(0xFF000000);
        assertThat(argb[12]).isEqualTo(0xFFFFFFFF);
        assertThat(argb[15 * 16 + 3]).isEqualTo(0x80000000);
        assertThat(argb[15 * 16 + 12]).isEqualTo(0x80808080);
    }

    @Test
    void greyOfFullRangeIsAsItsSamplesSay() {
        byte[] full = DrawnVideoRange.GREY.clone();
        int range = DrawnAvif.indexOf(full, "nclx") + 10;
        full[range] = (byte) 0x80;

        int[] argb = engine.preview(ImageInput.of("a.avif", full), 16).argb();

        assertThat(argb[3]).isEqualTo(0xFF101010);
        assertThat(argb[12]).isEqualTo(0xFFEBEBEB);
    }

    @Test
    void hasAHeaderOfASequenceOfPictures() {
        var sizes =
                ByteBuffer.allocate(20).putInt(20).put(ascii("stsz")).putInt(8, 0).putInt(16, 48);
        byte[] box = sizes.array();
        for (String parent : new String[] {"stbl", "minf", "mdia", "trak", "moov"}) {
            box =
                    ByteBuffer.allocate(box.length + 8)
                            .putInt(box.length + 8)
                            .put(ascii(parent))
                            .put(box)
                            .array();
        }
        byte[] still = DrawnAvif.of(Drawn.photo(32, 32), 80);
        byte[] moving = Arrays.copyOf(still, still.length + box.length);
        System.arraycopy(box, 0, moving, still.length, box.length);

        ImageInfo info = engine.probe(ImageInput.of("moving.avif", moving));

        assertThat(info.frames()).isEqualTo(48);
        assertThat(engine.preview(ImageInput.of("moving.avif", moving), 32).width()).isEqualTo(32);
    }

    @Test
    void saysOfASequenceWithoutAStillPictureThatItIsOne() {
        byte[] file =
                ByteBuffer.allocate(32)
                        .putInt(24)
                        .put(ascii("ftypavis\0\0\0\0avismsf1"))
                        .putInt(8)
                        .put(ascii("moov"))
                        .array();

        assertThat(kindOf(file)).isEqualTo(ErrorKind.UNSUPPORTED_FORMAT);
    }

    @Test
    void keepsAByteBudgetWithMetadata() {
        byte[] photo = DrawnAvif.of(Drawn.photo(200, 150), 95, Optional.of(DrawnExif.full()));
        var coding = Coding.of(new Quality.AtMost(4000));
        var spec =
                new RenderSpec(
                        200,
                        150,
                        false,
                        ImageFormat.AVIF,
                        coding,
                        MetadataPolicy.KEEP_COPYRIGHT,
                        false);

        EncodedImage out = engine.render(ImageInput.of("photo.avif", photo), spec);

        assertThat(out.bytes()).hasSizeLessThanOrEqualTo(4000);
        assertThat(HeifBoxes.contents(out.bytes())).contains("Exif");
    }

    @Test
    void refusesAPictureThatIsCutOffAnywhere() {
        byte[] whole = DrawnAvif.of(Drawn.photo(64, 48), 80);

        for (int length = 32; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(kindOf(cut)).as("cut at " + length).isEqualTo(ErrorKind.DAMAGED_IMAGE);
        }
    }

    @Test
    void refusesAPictureWhoseBoxesLieAboutItsSize() {
        byte[] whole = DrawnAvif.of(Drawn.photo(64, 48), 80);

        assertThat(kindOf(DrawnAvif.sized(whole, 64, 64))).isEqualTo(ErrorKind.DAMAGED_IMAGE);
        assertThat(kindOf(DrawnAvif.sized(whole, 32, 24))).isEqualTo(ErrorKind.DAMAGED_IMAGE);
        assertThat(kindOf(DrawnAvif.sized(whole, 30_000, 30_000)))
                .isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
        assertThat(kindOf(DrawnAvif.sized(whole, 100_000, 100_000)))
                .isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
        assertThat(kindOf(DrawnAvif.sized(whole, 0, 0))).isEqualTo(ErrorKind.DAMAGED_IMAGE);
    }

    @Test
    void refusesAPictureThatContainsItself() {
        var cutOut = Drawn.transparent(32, 32, (x, _) -> x < 16 ? 0x80FF0000 : Drawn.RED);
        byte[] file = DrawnAvif.of(cutOut, 80);
        byte[] circle = file.clone();
        int alpha = DrawnAvif.indexOf(circle, "auxl") + 4;
        ByteBuffer.wrap(circle).putShort(alpha + 4, (short) 2);

        assertThat(engine.preview(ImageInput.of("cut.avif", file), 16).width()).isEqualTo(16);
        assertThat(kindOf(circle)).isEqualTo(ErrorKind.DAMAGED_IMAGE);
    }

    @Test
    void endsEveryChangedFileWithAPictureOrASentence() {
        byte[] whole = DrawnAvif.of(Drawn.photo(40, 30), 60, Optional.of(DrawnExif.full()));
        int boxes = DrawnAvif.indexOf(whole, "mdat");
        for (int seed = 0; seed < 600; seed++) {
            var random = new Random(seed);
            byte[] changed = whole.clone();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                int at = random.nextInt(seed % 3 == 0 ? changed.length : boxes);
                changed[at] = (byte) random.nextInt();
            }
            try {
                assertThat(engine.preview(ImageInput.of("changed", changed), 16).argb())
                        .isNotEmpty();
            } catch (DropsizeException e) {
                assertThat(e.kind()).isNotEqualTo(ErrorKind.INTERNAL);
            }
        }
    }

    @Test
    void saysWhatToInstallWhereLibheifIsMissing() {
        var decoder = new HeifDecoder(Optional::empty);
        var photo = ImageInput.of("web.avif", DrawnAvif.of(Drawn.photo(16, 16), 50));
        Header header = decoder.header(photo, ImageFormat.AVIF).orElseThrow();

        assertThat(decoder.obstacle(ImageFormat.AVIF)).contains(ErrorKind.CODEC_MISSING);
        assertThat(decoder.refusal(photo))
                .matches(e -> e.kind() == ErrorKind.CODEC_MISSING)
                .matches(e -> e.context().equals(List.of("web.avif", "an AVIF picture")));
        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> decoder.decode(photo, header, 1))
                .matches(e -> e.kind() == ErrorKind.CODEC_MISSING);
    }

    @Test
    void takesNoOtherLibraryForLibheif() {
        assertThat(Libheif.load(List.of("no-such-library.so", "/no/such.dylib"))).isEmpty();
        assertThat(Libheif.load(List.of("libc.so.6"))).isEmpty();
    }

    private int grey(int transfer, int stored) {
        int argb = 0xFF000000 | stored * 0x010101;
        byte[] plain = DrawnAvif.of(Drawn.picture(32, 32, (_, _) -> argb), 100);
        int read = colour(DrawnAvif.coloured(plain, 9, transfer));
        int green = read >> 8 & 0xFF;
        assertThat((double) (read >> 16 & 0xFF)).isCloseTo(green, within(3.0));
        assertThat((double) (read & 0xFF)).isCloseTo(green, within(3.0));
        return green;
    }

    private int colour(byte[] file) {
        return Drawn.shown(engine.preview(ImageInput.of("colour.avif", file), 32)).getRGB(16, 16);
    }

    private ErrorKind kindOf(byte[] file) {
        try {
            engine.preview(ImageInput.of("bad.avif", file), 16);
            throw new AssertionError("taken for a picture");
        } catch (DropsizeException e) {
            return e.kind();
        }
    }

    private static RenderSpec spec(int width, int height, int quality) {
        return new RenderSpec(
                width, height, false, ImageFormat.AVIF, quality, MetadataPolicy.REMOVE_ALL);
    }

    private static double averageDifference(BufferedImage image, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += Drawn.difference(image.getRGB(x, y), other.getRGB(x, y));
            }
        }
        return sum / image.getWidth() / image.getHeight();
    }

    private static byte[] ascii(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }
}
