package io.dropsize.image.codec.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.container.GifLzw;
import io.dropsize.image.container.TiffFields;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.engine.DrawnSeeds;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnTiff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class TiffDecoderTest {
    private static final int RED = 0xFF0000;
    private static final int WHITE = 0xFFFFFF;
    private static final int FLOATS = 3;
    private static final int SIGNED = 2;

    /** Red, green, blue and white, of eight bits each. */
    private static final byte[] FOUR = HexFormat.of().parseHex("ff000000ff000000ffffffff");

    private static final List<ByteOrder> ORDERS =
            List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    private static final int[] FOUR_COLOURS = {RED, 0x00FF00, 0x0000FF, WHITE};

    private final ImageEngine engine = new DefaultImageEngine();

    /**
     * By hand: red of sRGB under D50 is L* 54.29, a* 80.81, b* 69.89; L* 50 is the grey 119. TIFF's
     * own way is L* of 65,535 and the others times 256; the ICC's is L* of 65,280 and the middle at
     * 32,768. It was wrong by 31 levels.
     */
    @ParameterizedTest
    @CsvSource({
        "8, 35579, 20687, 17892, 32768, 0",
        "9, 35440, 53455, 50660, 32640, 32768",
    })
    void labOf16BitsHasTheColoursThatItsNumbersMean(
            int kind, int light, int a, int b, int greyLight, int middle) {
        var tiff =
                new DrawnTiff(2, 1, 16, 3, kind).wideStrip(light, a, b, greyLight, middle, middle);

        assertColours(tiff, 2, RED, 0x777777);
    }

    @ParameterizedTest
    @CsvSource({"8, 138, 81, 70, 128, 0", "9, 138, 209, 198, 128, 128"})
    void labOf8BitsHasTheColoursThatItsNumbersMean(
            int kind, int light, int a, int b, int greyLight, int middle) {
        byte[] samples = {
            (byte) light, (byte) a, (byte) b, (byte) greyLight, (byte) middle, (byte) middle
        };

        assertColours(new DrawnTiff(2, 1, 8, 3, kind).strip(samples), 4, RED, 0x777777);
    }

    @Test
    void labOfFloatsHasTheColoursThatItsNumbersMean() {
        var tiff =
                new DrawnTiff(2, 1, 32, 3, 8)
                        .with(339, FLOATS)
                        .floatStrip(54.29, 80.81, 69.89, 50, 0, 0);

        assertColours(tiff, 2, RED, 0x777777);
    }

    /** Half of the light is 188 of 255 in sRGB. A copy of such a photo was too dark. */
    @ParameterizedTest
    @CsvSource({"7, 6", "7, 2", "1, 6"})
    void aProfileCountsForJpegInsideAndForColoursApartFromLight(int compression, int kind) {
        byte[] greys = new byte[16 * 16 * 3];
        Arrays.fill(greys, (byte) 128);
        byte[] jpeg = Drawn.jpeg(Drawn.picture(16, 16, (_, _) -> 0xFF808080));
        int halved = compression == 1 ? 1 : 2;
        var tiff =
                new DrawnTiff(16, 16, 8, 3, kind)
                        .with(259, compression)
                        .with(530, halved, halved)
                        .strip(compression == 1 ? greys : kind == 2 ? rgbJpeg(jpeg) : jpeg);
        int[] half = new int[256];
        Arrays.fill(half, 0x808080);
        assertColours(tiff, 2, half);

        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Arrays.fill(half, 0xBCBCBC);
        assertColours(tiff.withBytes(34_675, profile), 2, half);
    }

    /** Narrow range: black is 16, white is 235. Copies of such pictures had low contrast. */
    @Test
    void oldJpegInsideMayHaveVideosRange() {
        var range = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        for (int reference : new int[] {16, 235, 128, 240, 128, 240}) {
            range.putInt(reference).putInt(1);
        }
        byte[] jpeg = Drawn.jpeg(Drawn.picture(32, 16, (x, _) -> x < 16 ? 0x101010 : 0xEBEBEB));
        var tiff =
                new DrawnTiff(32, 16, 8, 3, 6)
                        .with(259, 6)
                        .with(513, 8)
                        .with(514, jpeg.length)
                        .with(530, 2, 2)
                        .strip(jpeg);

        tiff.with(532, 16, 235, 128, 240, 128, 240);
        byte[] whole = tiff.file();
        byte[] fractions = tiff.withBytes(532, range.array()).file();
        for (byte[] file : List.of(whole, fractions)) {
            int[] argb = engine.preview(ImageInput.of("a.tif", file), 100).argb();
            assertThat(Drawn.difference(argb[3], 0xFF000000)).isLessThan(4);
            assertThat(Drawn.difference(argb[28], 0xFFFFFFFF)).isLessThan(4);
        }
    }

    /** Adobe's marker instead of JFIF's, which declares the samples as RGB. */
    private static byte[] rgbJpeg(byte[] jpeg) {
        int jfif = 20;
        return ByteBuffer.allocate(jpeg.length - jfif + 18)
                .put(HexFormat.of().parseHex("ffd8ffee000e41646f6265006400000000" + "00"))
                .put(jpeg, jfif, jpeg.length - jfif)
                .array();
    }

    /** Alpha and a selection after it, or before; the file declares which is which. */
    @ParameterizedTest
    @CsvSource({"1, 0, 64", "2, 0, 128", "0, 1, 64", "0, 2, 128"})
    void alphaIsReadAmongSeveralSamplesBehindTheColours(int first, int second, int red) {
        int[] behind = first == 0 ? new int[] {9, 128} : new int[] {128, 9};
        byte[] colour = {
            (byte) red, 0, 0, (byte) behind[0], (byte) behind[1],
        };
        var together = new DrawnTiff(1, 1, 8, 5, 2).with(338, first, second).strip(colour);
        var apart = new DrawnTiff(1, 1, 8, 5, 2).with(338, first, second).with(284, 2);
        for (byte sample : colour) {
            apart.strip(sample);
        }

        for (DrawnTiff tiff : List.of(together, apart)) {
            var input = ImageInput.of("a.tif", tiff.file());
            assertThat(engine.probe(input).transparent()).isTrue();
            assertHalfRed(engine.preview(input, 10).argb()[0]);
        }
    }

    @Test
    void greyMayHaveAlphaAndASelection() {
        var tiff =
                new DrawnTiff(1, 1, 8, 3, 1)
                        .with(338, 2, 0)
                        .strip((byte) 128, (byte) 128, (byte) 9);

        int argb = engine.preview(ImageInput.of("a.tif", tiff.file()), 10).argb()[0];

        assertThat(argb).isEqualTo(0x80404040);
    }

    /** Colour filter arrays of cameras, and linear raw data. */
    @ParameterizedTest
    @ValueSource(ints = {32_803, 34_892})
    void aTiffOfASensorIsACamerasRawFile(int photometric) {
        var tiff = new DrawnTiff(4, 1, 16, 1, photometric).wideStrip(1, 2, 3, 4);

        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> engine.probe(ImageInput.of("a.tif", tiff.file())))
                .matches(e -> e.kind() == ErrorKind.UNSUPPORTED_FORMAT)
                .matches(e -> e.context().contains("a camera's raw file"));
    }

    @Test
    void severalSamplesOfUnspecifiedKindAreNoAlpha() {
        var tiff =
                new DrawnTiff(1, 1, 8, 5, 2)
                        .with(338, 0, 0)
                        .strip((byte) -1, (byte) 0, (byte) 0, (byte) 128, (byte) 9);

        assertColours(tiff, 0, RED);
        assertThat(engine.probe(ImageInput.of("a.tif", tiff.file())).transparent()).isFalse();
    }

    /** Black, half and full intensity in as many bits, one after the other. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 7, 10, 12, 14})
    void greyOfAnyDepthIsReadFromBlackToWhiteAndTheOtherWayRound(int bits) {
        long most = (1L << bits) - 1;
        long half = most / 2;
        var compressed = BigInteger.ZERO;
        for (long value : new long[] {0, half, most}) {
            compressed = compressed.shiftLeft(bits).or(BigInteger.valueOf(value));
        }
        int bytes = (3 * bits + 7) / 8;
        byte[] all = compressed.shiftLeft(bytes * 8 - 3 * bits).toByteArray();
        byte[] strip = new byte[bytes];
        int length = Math.min(bytes, all.length);
        System.arraycopy(all, all.length - length, strip, bytes - length, length);
        int grey = (int) Math.round(half * 255.0 / most) * 0x010101;

        assertColours(new DrawnTiff(3, 1, bits, 1, 1).strip(strip), 1, 0, grey, WHITE);
        assertColours(new DrawnTiff(3, 1, bits, 1, 0).strip(strip), 1, WHITE, WHITE - grey, 0);
    }

    @Test
    void numbersOf16And32BitsAreReadInTheOrderOfTheFile() {
        for (ByteOrder order : ORDERS) {
            var wide = new DrawnTiff(3, 1, 16, 1, 1).in(order).wideStrip(0, 0x8080, 0xFFFF);
            assertColours(wide, 0, 0, 0x808080, WHITE);
            var bytes = ByteBuffer.allocate(12).order(order);
            bytes.putInt(0).putInt(0x80808080).putInt(-1);
            assertColours(
                    new DrawnTiff(3, 1, 32, 1, 1).in(order).strip(bytes.array()),
                    0,
                    0,
                    0x808080,
                    WHITE);
        }
    }

    @Test
    void signedNumbersBelowZeroAreBlack() {
        var tiff =
                new DrawnTiff(3, 1, 8, 1, 1)
                        .with(339, SIGNED)
                        .strip((byte) -9, (byte) 64, (byte) 127);

        assertColours(tiff, 0, 0, 0x818181, WHITE);
    }

    @Test
    void floatsGoToOneOrIfThereIsMoreTo255() {
        var fractions = new DrawnTiff(3, 1, 32, 1, 1).with(339, FLOATS).floatStrip(-1, 0.5, 1);
        var bytes = new DrawnTiff(3, 1, 32, 1, 1).with(339, FLOATS).floatStrip(Float.NaN, 128, 999);
        var doubles =
                ByteBuffer.allocate(24)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble(0)
                        .putDouble(0.5)
                        .putDouble(1);
        var halves = new DrawnTiff(3, 1, 16, 1, 1).with(339, FLOATS).wideStrip(0, 0x3800, 0x3C00);

        assertColours(fractions, 0, 0, 0x808080, WHITE);
        assertColours(bytes, 0, 0, 0x808080, WHITE);
        assertColours(halves, 0, 0, 0x808080, WHITE);
        assertColours(
                new DrawnTiff(3, 1, 64, 1, 1).with(339, FLOATS).strip(doubles.array()),
                0,
                0,
                0x808080,
                WHITE);
    }

    /** Each sample as the difference from the previous one; or with the floats' bytes separated. */
    @Test
    void differencesAreAddedUp() {
        var bytes =
                new DrawnTiff(2, 1, 8, 3, 2)
                        .with(317, 2)
                        .strip((byte) 255, (byte) 0, (byte) 0, (byte) 1, (byte) 255, (byte) 0);
        assertColours(bytes, 0, RED, 0x00FF00);
        for (ByteOrder order : ORDERS) {
            var wide =
                    new DrawnTiff(3, 1, 16, 1, 1)
                            .in(order)
                            .with(317, 2)
                            .wideStrip(0x00FF, 0x0101, 0xFDFF);
            assertColours(wide, 1, 0x010101, 0x020202, WHITE);
        }
        // 1.0 is 3F800000 and 0.5 is 3F000000: 3F 3F 80 00 00 00 00 00, as differences.
        var floats =
                new DrawnTiff(2, 1, 32, 1, 1)
                        .with(339, FLOATS)
                        .with(317, 3)
                        .strip(HexFormat.of().parseHex("3f00418000000000"));
        assertColours(floats, 0, WHITE, 0x808080);
    }

    /** As in libtiff and Pillow: the number of bits, or of samples, may be wrong. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aWrongNumberOfDepthsIsNoHindrance(int depths) {
        int[] all = new int[depths];
        Arrays.fill(all, 8);

        assertColours(rgb(FOUR).with(258, all), 0, FOUR_COLOURS);
    }

    @Test
    void aMissingNumberOfSamplesIsThatOfDepths() {
        assertColours(rgb(FOUR).without(277), 0, FOUR_COLOURS);
        assertColours(rgb(FOUR).without(262), 0, FOUR_COLOURS);
        assertColours(rgb(FOUR).with(277, 1), 0, FOUR_COLOURS);
    }

    @Test
    void filesWithPlacesOf64BitsAreRead() {
        for (ByteOrder order : ORDERS) {
            assertColours(rgb(FOUR).in(order).big(), 0, FOUR_COLOURS);
        }
    }

    @Test
    void samplesMayBeInPlanes() {
        var tiff =
                new DrawnTiff(4, 1, 8, 3, 2)
                        .with(284, 2)
                        .strip((byte) -1, (byte) 0, (byte) 0, (byte) -1)
                        .strip((byte) 0, (byte) -1, (byte) 0, (byte) -1)
                        .strip((byte) 0, (byte) 0, (byte) -1, (byte) -1);

        assertColours(tiff, 0, FOUR_COLOURS);
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "2, 128"})
    void alphaIsReadWhetherColoursAreMultipliedByItOrNot(int kind, int red) {
        var tiff =
                new DrawnTiff(1, 1, 8, 4, 2)
                        .with(338, kind)
                        .strip((byte) red, (byte) 0, (byte) 0, (byte) 128);

        Pixels pixels = engine.preview(ImageInput.of("a.tif", tiff.file()), 10);

        assertHalfRed(pixels.argb()[0]);
    }

    private static void assertHalfRed(int argb) {
        assertThat(argb >>> 24).isEqualTo(128);
        assertThat(argb >>> 16 & 0xFF).isCloseTo(64, within(1));
    }

    @Test
    void inkWithoutAProfileTakesItsShareOfLight() {
        var tiff =
                new DrawnTiff(2, 1, 8, 4, 5)
                        .strip(
                                (byte) -1,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0,
                                (byte) 128);

        assertColours(tiff, 0, 0x00FFFF, 0x7F7F7F);
    }

    @Test
    void palettesMayBeOf16BitsAndOfEight() {
        var wide =
                new DrawnTiff(2, 1, 8, 1, 3).with(320, palette(0xFFFF)).strip((byte) 0, (byte) 1);
        var narrow =
                new DrawnTiff(2, 1, 8, 1, 3).with(320, palette(0xFF)).strip((byte) 0, (byte) 1);

        assertColours(wide, 0, 0, RED);
        assertColours(narrow, 0, 0, RED);
    }

    private static int[] palette(int full) {
        int[] colours = new int[3 * 256];
        colours[1] = full;
        return colours;
    }

    @ParameterizedTest
    @CsvSource({"50000, Zstandard", "34925, LZMA", "34677, SGI LogLuv (24 bits)", "34887, LERC"})
    void aCompressionThatIsNotSupportedIsNamed(int compression, String name) {
        ImageInput input = ImageInput.of("a.tif", rgb(new byte[20]).with(259, compression).file());

        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> engine.probe(input))
                .matches(e -> e.kind() == ErrorKind.UNSUPPORTED_FORMAT)
                .matches(e -> e.context().contains("a TIFF picture compressed with " + name));
    }

    @Test
    void aWebpInsideIsRead() {
        byte[] webp = Drawn.webp(Drawn.picture(16, 16, (_, _) -> Drawn.RED), 100);
        var tiff = new DrawnTiff(16, 16, 8, 3, 2).with(259, TiffCompression.WEBP).strip(webp);

        int[] all = new int[256];
        Arrays.fill(all, RED);
        assertColours(tiff, 4, all);
    }

    /** Light 1 is about 2 to the power of (16,384 - 16,384) / 256; D65 is at u 0.198, v 0.468. */
    @Test
    void logarithmsOfLightAreRead() {
        var twoWhites =
                new DrawnTiff(4, 1, 16, 3, LogLuv.COLOUR)
                        .with(259, TiffCompression.LOG_LUV)
                        .strip(HexFormat.of().parseHex("8240" + "8200" + "8251" + "82c0"));
        var grey =
                new DrawnTiff(4, 1, 16, 1, LogLuv.LIGHT)
                        .with(259, TiffCompression.LOG_LUV)
                        .strip(HexFormat.of().parseHex("823d" + "04b0b0b0b0"));

        assertColours(twoWhites, 4, WHITE, WHITE, WHITE, WHITE);
        // 2 to the power of (15,792.5 - 16,384) / 256 is 0.2016, which sRGB codes as 124
        assertColours(grey, 0, 0x7C7C7C, 0x7C7C7C, 0x7C7C7C, 0x7C7C7C);
    }

    /** Found by fuzzing: a stream that needs a dictionary caused an endless loop. */
    @Test
    @Timeout(20)
    void aStreamThatWantsADictionaryIsDamage() {
        byte[] stream = {0x78, (byte) 0xBB, 0, 0, 0, 1, 3, 0};

        assertDamaged(rgb(stream).with(259, 8));
    }

    /** Found by fuzzing: it caused an internal error. */
    @ParameterizedTest
    @ValueSource(longs = {0x8000_0001L, 0xFFFF_FFFFL, 1L << 40, Long.MIN_VALUE})
    void anAbsurdNumberOfSamplesIsThatOfDepths(long samples) {
        byte[] file = rgb(FOUR).big().file();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = (int) bytes.getLong(8) + 8;
        while (bytes.getShort(at) != 277) {
            at += 20;
        }
        bytes.putShort(at + 2, (short) 16).putLong(at + 12, samples);

        Pixels pixels = engine.preview(ImageInput.of("a.tif", file), 100);

        assertThat(pixels.argb()[0]).isEqualTo(0xFF000000 | RED);
    }

    /** Each tile would be decompressed completely for sixteen pixels of it. */
    @Test
    void tilesThatAreMostlyOutsideThePictureAreRefused() {
        var tiles =
                new DrawnTiff(60_000, 1, 8, 1, 1).with(322, 16).with(323, 65_535).strip((byte) 0);

        assertDamaged(tiles);
    }

    /** A million small tiles would be opened one by one. */
    @Test
    void moreTilesThanAPictureHasUseForAreRefused() {
        var tiles = new DrawnTiff(6_000, 6_000, 8, 1, 1).with(322, 1).with(323, 1).strip((byte) 0);

        assertDamaged(tiles.with(259, 8));
    }

    @Test
    void aHugeTileIsNotMadeOfAFewBytes() {
        int[] depths = new int[4];
        Arrays.fill(depths, 32);
        byte[] few = {0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1};
        for (int compression : List.of(5, 8, 32_773)) {
            var tile =
                    new DrawnTiff(4, 1, 32, 4, 2)
                            .with(258, depths)
                            .with(259, compression)
                            .with(322, 4096)
                            .with(323, 4096)
                            .strip(few);

            assertDamaged(tile);
        }
    }

    /** Each strip declares to be the whole file. */
    @Test
    @Timeout(20)
    void stripsThatOverlapAreNotCopiedWholeForEachRow() {
        int rows = 20_000;
        byte[] compressed = {0x78, (byte) 0x9C, 0x63, 0, 0, 0, 1, 0, 1};
        var tiff =
                new DrawnTiff(1, rows, 8, 1, 1)
                        .with(259, 8)
                        .with(278, 1)
                        .strip(compressed)
                        .strip(new byte[16 << 20]);
        int[] places = new int[rows];
        Arrays.fill(places, 8);
        int[] lengths = new int[rows];
        Arrays.fill(lengths, 16 << 20);

        byte[] file = tiff.file(places, lengths);

        assertThat(engine.preview(ImageInput.of("a.tif", file), 100).argb()[0])
                .isEqualTo(0xFF000000);
    }

    @Test
    void aPictureWhosePaletteIsMissingIsDamaged() {
        assertDamaged(new DrawnTiff(4, 1, 8, 1, TiffLayout.PALETTE).strip(new byte[4]));
    }

    @Test
    void floatsThatOvershootALittleAreNotTakenForBytes() {
        var overshoot = new DrawnTiff(3, 1, 32, 1, 1).with(339, FLOATS).floatStrip(0, 0.5, 1.003);
        var endless =
                new DrawnTiff(3, 1, 32, 1, 1)
                        .with(339, FLOATS)
                        .floatStrip(0, 0.5, Float.POSITIVE_INFINITY);

        assertColours(overshoot, 0, 0, 0x808080, WHITE);
        assertColours(endless, 0, 0, 0x808080, WHITE);
    }

    @Test
    void aWebpInsideMustBeOneAndHaveTheSizeOfItsStrip() {
        byte[] webp = Drawn.webp(Drawn.photo(16, 15), 100);

        for (byte[] strip : List.of(webp, rgb(FOUR).file(), FOUR)) {
            assertDamaged(
                    new DrawnTiff(16, 16, 8, 3, 2).with(259, TiffCompression.WEBP).strip(strip));
        }
    }

    @Test
    void nothingIsMadeOfFewerBitsThanRows() {
        var claim =
                new DrawnTiff(9_000, 9_000, 1, 1, 0)
                        .with(259, TiffCompression.FAX_4)
                        .strip((byte) 0, (byte) 0x10);

        assertDamaged(claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void runsOfAllLengthsAreReadFromFaxes(String kind) {
        BufferedImage lines = runs(3_000, 60);

        byte[] tiff = DrawnSeeds.written(lines, "tiff", 0, kind);

        assertSame(tiff, lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void bitsMayBeTheOtherWayRoundInEachByte(String kind) {
        BufferedImage lines = runs(200, 30);

        assertSame(reversed(DrawnSeeds.written(lines, "tiff", 0, kind)), lines);
    }

    static Stream<String> packings() {
        return Stream.of("LZW", "ZLib", "Deflate", "PackBits");
    }

    @ParameterizedTest
    @MethodSource("packings")
    void whatIsPackedIsReadToTheLastPixelAndMayNotBeCutOff(String kind) {
        BufferedImage photo = Drawn.photo(333, 70);
        byte[] tiff = DrawnSeeds.written(photo, "tiff", 0, kind);

        assertSame(tiff, photo);
        var fields = TiffFields.of(ImageInput.of("a.tif", tiff)).orElseThrow();
        long[] lengths = fields.numbers(279);
        int place = tagPlace(tiff, 279);
        ByteBuffer file = ByteBuffer.wrap(tiff.clone()).order(fields.order());
        assertThat(lengths).hasSize(1);
        file.putInt(place + 8, (int) lengths[0] - 9);
        assertSalvaged(file.array(), photo, 68);
    }

    @ParameterizedTest
    @MethodSource("packings")
    void theRowsBeforeDamageCanBeSalvaged(String kind) {
        BufferedImage photo = Drawn.photo(333, 70);
        byte[] tiff = DrawnSeeds.written(photo, "tiff", 0, kind);
        var fields = TiffFields.of(ImageInput.of("a.tif", tiff)).orElseThrow();
        int length = (int) fields.numbers(279)[0];
        int middle = (int) fields.numbers(273)[0] + length / 2;

        // All PackBits data is valid, but it ends.
        Arrays.fill(
                tiff, middle, middle + length / 2, (byte) (kind.equals("PackBits") ? -128 : -1));

        assertSalvaged(tiff, photo, 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void theRowsBeforeACodeThatDoesNotExistCanBeSalvaged(String kind) {
        BufferedImage lines = runs(200, 60);
        byte[] tiff = DrawnSeeds.written(lines, "tiff", 0, kind);
        var fields = TiffFields.of(ImageInput.of("a.tif", tiff)).orElseThrow();
        int length = (int) fields.numbers(279)[0];
        int middle = (int) fields.numbers(273)[0] + length / 2;

        // No code begins with eight zeros, and an end of line has more.
        byte[] broken = HexFormat.of().parseHex("008040201008040201");
        System.arraycopy(broken, 0, tiff, middle, broken.length);

        assertSalvaged(tiff, lines, 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void aFaxRowThatEndsEarlyIsDamage(String kind) {
        BufferedImage lines = runs(200, 60);
        byte[] tiff = DrawnSeeds.written(lines, "tiff", 0, kind);
        var fields = TiffFields.of(ImageInput.of("a.tif", tiff)).orElseThrow();
        int length = (int) fields.numbers(279)[0];
        int start = (int) fields.numbers(273)[0];
        int kept = length / 2 + 5;
        byte[] zeros = tiff.clone();
        ByteBuffer cut = ByteBuffer.wrap(tiff.clone()).order(fields.order());

        Arrays.fill(zeros, start + kept, start + length, (byte) 0);
        cut.putInt(tagPlace(tiff, 279) + 8, kept);

        assertSalvaged(zeros, lines, 20);
        assertSalvaged(cut.array(), lines, 20);
    }

    private void assertSalvaged(byte[] tiff, BufferedImage drawn, int rows) {
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        ImageInput input = ImageInput.of("cut.tif", tiff);
        var spec =
                new RenderSpec(
                        width, height, false, ImageFormat.PNG, 80, MetadataPolicy.REMOVE_ALL);

        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> engine.render(input, spec))
                .matches(e -> e.kind() == ErrorKind.INCOMPLETE_IMAGE);
        BufferedImage made = Drawn.decoded(engine.render(input, spec.withDamagedAllowed(true)));
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(made.getRGB(x, y)).as("%s, %s", x, y).isEqualTo(drawn.getRGB(x, y));
            }
        }
        assertThat(made.getRGB(width - 1, height - 1)).isEqualTo(0xFFFFFFFF);
    }

    /** As libtiff's quad-lzw-compat.tiff: the lowest bits first, codes grow late; as in a GIF. */
    @Test
    void theOldWayOfLzwIsRead() {
        var random = new Random(3);
        byte[] greys = new byte[120 * 100];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) (i / 50 + random.nextInt(3));
        }
        byte[] blocks = GifLzw.code(greys, 8);
        var strip = new ByteArrayOutputStream();
        for (int at = 1; blocks[at] != 0; at += (blocks[at] & 0xFF) + 1) {
            strip.write(blocks, at + 1, blocks[at] & 0xFF);
        }
        int[] wanted = new int[greys.length];
        Arrays.setAll(wanted, i -> (greys[i] & 0xFF) * 0x010101);

        var tiff = new DrawnTiff(120, 100, 8, 1, 1).with(259, 5).strip(strip.toByteArray());

        assertThat(strip.size()).isGreaterThan(5_000); // more than all codes once
        assertColours(tiff, 0, wanted);
    }

    @Test
    void aWebpMayFillATileThatReachesOverTheEdge() {
        byte[] webp = Drawn.webp(Drawn.picture(16, 32, (_, _) -> Drawn.RED), 100);
        var tiff =
                new DrawnTiff(16, 20, 8, 3, 2)
                        .with(259, TiffCompression.WEBP)
                        .with(322, 16)
                        .with(323, 32)
                        .strip(webp);
        int[] all = new int[16 * 20];
        Arrays.fill(all, RED);

        assertColours(tiff, 4, all);
    }

    private static int tagPlace(byte[] tiff, int tag) {
        var order = tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        var file = ByteBuffer.wrap(tiff).order(order);
        int at = file.getInt(4) + 2;
        while (Short.toUnsignedInt(file.getShort(at)) != tag) {
            at += 12;
        }
        return at;
    }

    /** All strips with their bits reversed, and the field that declares it. */
    private static byte[] reversed(byte[] tiff) {
        var fields = TiffFields.of(ImageInput.of("a.tif", tiff)).orElseThrow();
        byte[] turned = tiff.clone();
        long[] places = fields.numbers(273);
        long[] lengths = fields.numbers(279);
        for (int i = 0; i < places.length; i++) {
            for (long at = places[i]; at < places[i] + lengths[i]; at++) {
                turned[(int) at] = (byte) (Integer.reverse(tiff[(int) at]) >>> 24);
            }
        }
        // Software, which needs no space of its own, becomes the bit order.
        ByteBuffer file = ByteBuffer.wrap(turned).order(fields.order());
        int entry = tagPlace(turned, 305);
        file.putShort(entry, (short) 266).putShort(entry + 2, (short) 3).putInt(entry + 4, 1);
        file.putInt(entry + 8, 0).putShort(entry + 8, (short) 2);
        return turned;
    }

    private static BufferedImage runs(int width, int height) {
        var lines = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        var random = new Random(7);
        for (int y = 0; y < height; y++) {
            boolean black = random.nextBoolean();
            int x = 0;
            while (x < width) {
                int run = random.nextInt(4) == 0 ? random.nextInt(width) : random.nextInt(1, 70);
                for (int end = Math.min(width, x + run); x < end; x++) {
                    lines.setRGB(x, y, black ? 0xFF000000 : 0xFFFFFFFF);
                }
                black = !black;
            }
        }
        return lines;
    }

    private void assertSame(byte[] tiff, BufferedImage drawn) {
        int[] wanted =
                drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth());

        Pixels pixels = engine.preview(ImageInput.of("a.tif", tiff), 10_000);

        assertThat(pixels.argb()).isEqualTo(wanted);
    }

    private static DrawnTiff rgb(byte[] strip) {
        return new DrawnTiff(4, 1, 8, 3, 2).strip(strip);
    }

    private void assertColours(DrawnTiff tiff, int most, int... rgb) {
        Pixels pixels = engine.preview(ImageInput.of("a.tif", tiff.file()), 10_000);

        assertThat(pixels.argb()).hasSize(rgb.length);
        for (int i = 0; i < rgb.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                assertThat(pixels.argb()[i] >>> shift & 0xFF)
                        .as("pixel %d: %08x", i, pixels.argb()[i])
                        .isCloseTo(rgb[i] >>> shift & 0xFF, within(most));
            }
        }
    }

    private void assertDamaged(DrawnTiff tiff) {
        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> engine.preview(ImageInput.of("a.tif", tiff.file()), 100))
                .matches(e -> e.kind() == ErrorKind.DAMAGED_IMAGE);
    }
}
