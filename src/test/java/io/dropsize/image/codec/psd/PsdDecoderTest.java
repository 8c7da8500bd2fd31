package io.dropsize.image.codec.psd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnPsd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;

@Timeout(20)
class PsdDecoderTest {
    private static final int RED = 0xFFFF0000;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;
    private static final int GREY = 0xFF808080;
    private static final int PROFILE = 1039;
    private static final int CLEAR = 1047;
    private static final int EXIF = 1058;

    private final ImageEngine engine = new DefaultImageEngine();

    /** Photoshop writes the first two; the others are valid, and other programs write them. */
    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, false", "3, false", "0, true", "1, true", "3, true"})
    void everyPackingOfEveryDepthHasTheSameColours(int compression, boolean large) {
        BufferedImage photo = Drawn.photo(37, 11);
        for (int depth : new int[] {8, 16, 32}) {
            var psd = new DrawnPsd(PsdFile.RGB, depth, 37, 11).compressed(compression);
            for (int shift = 16; shift >= 0; shift -= 8) {
                psd.channel(samples(photo, shift, depth));
            }
            byte[] file = (large ? psd.large() : psd).layers(3).composed(true).file();

            int[] pixels = engine.preview(ImageInput.of("photo.psd", file), 37).argb();

            assertThat(pixels).isEqualTo(Drawn.pixels(photo).argb());
        }
    }

    /** The linear light of an sRGB sample. */
    private static double linear(double sample) {
        return sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
    }

    private static double[] samples(BufferedImage photo, int shift, int depth) {
        return Arrays.stream(Drawn.pixels(photo).argb())
                .mapToDouble(argb -> argb >> shift & 0xFF)
                .map(
                        sample ->
                                switch (depth) {
                                    case 8 -> sample;
                                    case 16 -> sample * 257;
                                    default -> linear(sample / 255);
                                })
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aBitThatIsSetIsBlack(int compression) {
        var psd =
                new DrawnPsd(PsdFile.BITMAP, 1, 9, 1)
                        .compressed(compression)
                        .channel(1, 0, 0, 0, 0, 0, 0, 1, 1);

        assertColours(psd, BLACK, WHITE, WHITE, WHITE, WHITE, WHITE, WHITE, BLACK, BLACK);
    }

    /** 32 bits are linear light: Photoshop displays a fifth of it as the grey 124. */
    @Test
    void greyIsReadInEveryDepth() {
        assertColours(new DrawnPsd(PsdFile.GREY, 8, 3, 1).channel(0, 128, 255), BLACK, GREY, WHITE);
        assertColours(
                new DrawnPsd(PsdFile.GREY, 16, 3, 1).channel(0, 0x8080, 0xFFFF),
                BLACK,
                GREY,
                WHITE);
        assertColours(
                new DrawnPsd(PsdFile.GREY, 32, 4, 1).channel(-1, 0.2, 1, 7.5),
                BLACK,
                0xFF7C7C7C,
                WHITE,
                WHITE);
    }

    @Test
    void aDuotoneIsItsGrey() {
        var psd =
                new DrawnPsd(PsdFile.DUOTONE, 8, 3, 1)
                        .palette(new byte[] {1, 2, 3})
                        .channel(0, 128, 255);

        assertColours(psd, BLACK, GREY, WHITE);
    }

    @Test
    void aPaletteGivesColoursAndPerhapsAHole() {
        byte[] palette = new byte[768];
        palette[7] = (byte) 0xFF;
        palette[256 + 8] = (byte) 0xFF;
        var psd = new DrawnPsd(PsdFile.INDEXED, 8, 3, 1).palette(palette).channel(7, 8, 9);

        assertColours(psd, RED, 0xFF00FF00, BLACK);
        assertColours(psd.resource(CLEAR, new byte[] {0, 8}), RED, 0, BLACK);
    }

    /** The maximum value means no ink; each ink absorbs its share. */
    @ParameterizedTest
    @CsvSource({"8, 1", "16, 257"})
    void inksTakeTheirShareOfLight(int depth, int unit) {
        double full = 255.0 * unit;
        double some = 128.0 * unit;
        var psd =
                new DrawnPsd(PsdFile.CMYK, depth, 4, 1)
                        .channel(full, full, some, full)
                        .channel(full, 0, full, full)
                        .channel(full, 0, full, full)
                        .channel(full, full, some, 0);

        assertColours(psd, WHITE, RED, 0xFF408080, BLACK);
    }

    /** The JDK has no CMYK profile, so this one only declares to be one. */
    @Test
    void anInvalidCmykProfileIsIgnored() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        ByteBuffer.wrap(profile).put(16, new byte[] {'C', 'M', 'Y', 'K'});
        var psd = new DrawnPsd(PsdFile.CMYK, 8, 1, 1);
        psd.channel(255).channel(0).channel(0).channel(255).resource(PROFILE, profile);

        assertColours(psd, RED);
    }

    @Test
    void theProfileSaysWhatTheNumbersMean() {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var rgb = new DrawnPsd(PsdFile.RGB, 8, 1, 1).channel(55).channel(55).channel(55);
        byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();

        assertNear(rgb.resource(PROFILE, linear), 0xFF808080);
        assertNear(
                new DrawnPsd(PsdFile.GREY, 8, 1, 1).channel(55).resource(PROFILE, grey),
                0xFF808080);
    }

    /** By hand: red of sRGB under D50 is L* 54.29, a* 80.81, b* 69.89; L* 50 is the grey 119. */
    @ParameterizedTest
    @CsvSource({"8, 138, 209, 198, 128, 128", "16, 35579, 53455, 50660, 32768, 32768"})
    void labHasTheColoursThatItsNumbersMean(
            int depth, double light, double a, double b, double greyLight, double middle) {
        var psd =
                new DrawnPsd(PsdFile.LAB, depth, 2, 1)
                        .channel(light, greyLight)
                        .channel(a, middle)
                        .channel(b, middle);

        assertNear(psd, RED, 0xFF777777);
    }

    @Test
    void channelsOfTheirOwnAreInksInTheirUsualOrder() {
        assertColours(
                new DrawnPsd(PsdFile.MULTICHANNEL, 8, 2, 1)
                        .channel(255, 255)
                        .channel(0, 128)
                        .channel(0, 255),
                RED,
                0xFFFF80FF);
        assertColours(
                new DrawnPsd(PsdFile.MULTICHANNEL, 8, 1, 1).channel(255).channel(0), 0xFFFF00FF);
        assertColours(new DrawnPsd(PsdFile.MULTICHANNEL, 8, 2, 1).channel(0, 128), BLACK, GREY);
        var five = new DrawnPsd(PsdFile.MULTICHANNEL, 16, 1, 1);
        five.channel(65_535).channel(0).channel(0).channel(65_535).channel(1);
        assertColours(five, RED);
    }

    /** The composite is blended with white; half of red there is pink. */
    @ParameterizedTest
    @CsvSource({"8, 255, 128", "16, 65535, 32896", "32, 1, 0.50196"})
    void whereLayersLeaveHolesTheFirstSampleBehindTheColoursIsAlpha(
            int depth, double full, double half) {
        var psd =
                new DrawnPsd(PsdFile.RGB, depth, 3, 1)
                        .channel(full, full, full)
                        .channel(0, full - half, full)
                        .channel(0, full - half, full)
                        .channel(full, half, 0);

        assertColours(psd.layers(-2), RED, 0x80800000, 0);
    }

    /** It is a selection. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void anotherSampleBehindTheColoursIsNoAlpha(int layers) {
        var psd = new DrawnPsd(PsdFile.RGB, 8, 1, 1);
        psd.channel(255).channel(0).channel(0).channel(7);

        assertColours(layers == 0 ? psd : psd.layers(layers), RED);
        assertThat(engine.probe(ImageInput.of("a.psd", psd.file())).transparent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void transparencyIsKnownByTheHeader(int depth) {
        for (boolean large : new boolean[] {false, true}) {
            var psd = new DrawnPsd(PsdFile.GREY, depth, 1, 1).channel(1).channel(1).layers(-1);
            byte[] file = (large ? psd.large() : psd).file();

            assertThat(engine.probe(ImageInput.of("a.psd", file)).transparent()).isTrue();
        }
    }

    @Test
    void isTurnedAsItsExifSays() {
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0};
        var psd =
                new DrawnPsd(PsdFile.GREY, 8, 2, 1)
                        .channel(0, 255)
                        .resource(EXIF, Arrays.copyOf(exif, 26));

        ImageInfo info = engine.probe(ImageInput.of("turned.psd", psd.file()));

        assertThat(info.width()).isEqualTo(1);
        assertColours(psd, BLACK, WHITE);
    }

    @Test
    void saysThatTheLayersWereNotPutTogether() {
        byte[] file =
                new DrawnPsd(PsdFile.GREY, 8, 1, 1).channel(1).layers(1).composed(false).file();

        assertThat(ErrorText.of(refusal(file)))
                .isEqualTo(
                        "Dropsize can’t open a.psd: it is a PSD file that was saved without maximum"
                                + " compatibility. Convert it to JPEG or PNG first.");
    }

    @Test
    void namesAModeThatItDoesNotKnow() {
        var refusal = refusal(new DrawnPsd(5, 8, 1, 1).channel(1).file());

        assertThat(refusal.context()).contains("a PSD picture of mode 5 and 8 bits");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatIsCutOffIsRefusedAndItsWholeRowsAreReadIfThatIsWanted(int compression) {
        byte[] whole =
                DrawnPsd.of(Drawn.quarters(160, 120), PsdFile.RGB, 3)
                        .compressed(compression)
                        .file();
        byte[] cut = Arrays.copyOf(whole, whole.length - (compression < 2 ? 200 : 20));
        var spec = new RenderSpec(160, 120, false, ImageFormat.PNG, 9, MetadataPolicy.REMOVE_ALL);

        assertThat(refusal(cut).kind()).isEqualTo(ErrorKind.INCOMPLETE_IMAGE);
        var out = engine.render(ImageInput.of("a.psd", cut), spec.withDamagedAllowed(true));

        assertThat(Drawn.decoded(out).getRGB(2, 2)).isEqualTo(Drawn.RED);
        assertThat(Drawn.decoded(out).getRGB(2, 119)).isEqualTo(BLACK);
    }

    @Test
    void runsThatAreTooShortForTheirRowAreDamage() {
        byte[] file =
                new DrawnPsd(PsdFile.GREY, 8, 400, 2)
                        .compressed(PsdRows.RUNS)
                        .channel(new double[800])
                        .file();
        file[file.length - 2] = 0;

        assertThat(refusal(file).kind()).isEqualTo(ErrorKind.INCOMPLETE_IMAGE);
    }

    /** The header alone must not cause memory to be allocated for missing data. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aHugeSizeWithoutPixelsIsRefusedImmediately(int compression) {
        byte[] file = new DrawnPsd(PsdFile.RGB, 8, 1, 1).compressed(compression).file();
        ByteBuffer.wrap(file).putShort(12, (short) 56).putInt(14, 16_000).putInt(18, 16_000);

        assertThat(refusal(file).kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE);
    }

    /** A megabyte may inflate to a gigabyte. */
    @Test
    void aHugePictureOfNothingThatIsDeflatedIsTooLarge() {
        byte[] file = new DrawnPsd(PsdFile.RGB, 8, 1, 1).compressed(PsdRows.ZIP).file();
        ByteBuffer.wrap(file).putShort(12, (short) 3).putInt(14, 16_000).putInt(18, 16_000);

        assertThat(refusal(file).kind()).isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"26, -1", "30, -1", "34, -1", "34, 2147483647"})
    void sectionsThatReachBeyondTheFileAreDamage(int at, int length) {
        byte[] file = new DrawnPsd(PsdFile.RGB, 8, 1, 1).channel(1).channel(1).channel(1).file();
        ByteBuffer.wrap(file).putInt(at, length);

        assertThat(refusal(file).kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE);
    }

    private void assertColours(DrawnPsd psd, int... argb) {
        for (boolean compressed : new boolean[] {false, true}) {
            byte[] file = (compressed ? psd.compressed(PsdRows.RUNS) : psd).file();
            assertThat(engine.preview(ImageInput.of("a.psd", file), 100).argb()).isEqualTo(argb);
        }
    }

    private void assertNear(DrawnPsd psd, int... argb) {
        int[] read = engine.preview(ImageInput.of("a.psd", psd.file()), 100).argb();
        for (int i = 0; i < argb.length; i++) {
            assertThat(Drawn.difference(read[i], argb[i])).isLessThan(5);
        }
    }

    private DropsizeException refusal(byte[] file) {
        return catchThrowableOfType(
                DropsizeException.class, () -> engine.preview(ImageInput.of("a.psd", file), 16));
    }
}
