package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnPsd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

class ColourTest {
    private static final int GREY = 0xFF808080;
    private static final int[] SRGB_PRIMARIES = {
        31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000
    };

    private final ImageEngine engine = new DefaultImageEngine();

    @Test
    void convertsAProfileToSrgb() {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var profile = new ByteArrayOutputStream();
        profile.writeBytes(new byte[] {'p', 0, 0});
        profile.writeBytes(deflated(linear));

        int colour = rendered(withChunk(plain(GREY), "iCCP", profile.toByteArray()));

        // Half of the light is 188 of 255 in sRGB.
        assertThat(Drawn.difference(colour, 0xFFBCBCBC)).isLessThanOrEqualTo(2);
    }

    @Test
    void takesAnUntaggedPictureAsSrgb() {
        assertThat(rendered(plain(0xFF336699))).isEqualTo(0xFF336699);
    }

    @Test
    void ignoresAProfileThatIsBroken() {
        byte[] broken = {'p', 0, 0, 1, 2, 3, 4, 5, 6};

        assertThat(rendered(withChunk(plain(0xFF336699), "iCCP", broken))).isEqualTo(0xFF336699);
    }

    @Test
    void honoursTheGammaOfAPngWithAndWithoutPrimaries() {
        byte[] linear = withChunk(plain(GREY), "gAMA", ints(100_000));
        byte[] whole = withChunk(linear, "cHRM", ints(SRGB_PRIMARIES));

        assertThat(Drawn.difference(rendered(linear), 0xFFBCBCBC)).isLessThanOrEqualTo(2);
        assertThat(Drawn.difference(rendered(whole), 0xFFBCBCBC)).isLessThanOrEqualTo(2);
    }

    /** Writers add both to files in sRGB, whose curve is not a pure gamma in the shadows. */
    @Test
    void takesTheGammaAndPrimariesOfSrgbForSrgbItself() {
        int shadow = 0xFF101820;
        byte[] png = withChunk(plain(shadow), "cHRM", ints(SRGB_PRIMARIES));

        assertThat(rendered(withChunk(png, "gAMA", ints(45_455)))).isEqualTo(shadow);
        assertThat(rendered(withChunk(plain(shadow), "gAMA", ints(45_455)))).isEqualTo(shadow);
        assertThat(rendered(withChunk(png, "gAMA", ints(50_000)))).isNotEqualTo(shadow);
    }

    /** Whatever the file declares about its colours, and for all kinds of samples. */
    @ParameterizedTest
    @CsvSource({
        "12, 13, C86432, D75D1F",
        "12, 13, 64B478, 41B672",
        "9, 14, C86432, F14C1D",
        "1, 8, 373737, 808080",
    })
    void convertsThePngsColoursThatAreNamedByCodes(
            int primaries, int transfer, String stored, String shown) {
        int from = 0xFF000000 | Integer.parseInt(stored, 16);
        int to = 0xFF000000 | Integer.parseInt(shown, 16);
        byte[] codes = {(byte) primaries, (byte) transfer, 0, 1};
        byte[] other = withChunk(plain(from), "gAMA", ints(100_000));
        other = withChunk(withChunk(other, "cHRM", ints(SRGB_PRIMARIES)), "sRGB", new byte[1]);
        var indexed = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_INDEXED, palette(from));

        for (byte[] png : List.of(plain(from), other, Drawn.coded(indexed, "png"))) {
            byte[] coded = withChunk(png, "cICP", codes);
            assertThat(Drawn.difference(rendered(coded), to)).isLessThanOrEqualTo(2);
        }
    }

    private static IndexColorModel palette(int argb) {
        return new IndexColorModel(8, 1, new int[] {argb}, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    @Test
    void convertsCodedColoursBeforeTheyAreMultipliedByAlpha() {
        byte[] glass = Drawn.coded(Drawn.transparent(20, 20, (_, _) -> 0x80C86432), "png");

        int colour = rendered(withChunk(glass, "cICP", new byte[] {12, 13, 0, 1}));

        assertThat(Drawn.difference(colour, 0x80D75D1F)).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 18})
    void showsAPngOfHighRangeAsAScreenOfCommonRangeCan(int transfer) {
        byte[] codes = {9, (byte) transfer, 0, 1};

        int middle = rendered(withChunk(plain(GREY), "cICP", codes)) & 0xFF;
        int white = rendered(withChunk(plain(Drawn.WHITE), "cICP", codes)) & 0xFF;

        assertThat(middle).isBetween(0x60, 0xA0).isNotEqualTo(0x80);
        assertThat(white).isGreaterThan(0xF8);
    }

    /** sRGB, unspecified, a matrix that RGB pictures can't have, and narrow range. */
    @ParameterizedTest
    @ValueSource(strings = {"010d0001", "02020001", "0c0d0101", "0c0d0000", "0c0d"})
    void leavesColoursWhoseCodesSayNothingNew(String codes) {
        byte[] coded = withChunk(plain(0xFF336699), "cICP", HexFormat.of().parseHex(codes));

        assertThat(rendered(coded)).isEqualTo(0xFF336699);
    }

    @Test
    void takesCodesOfSrgbForMoreThanGamma() {
        byte[] linear = withChunk(plain(GREY), "gAMA", ints(100_000));
        byte[] whole = withChunk(linear, "cHRM", ints(SRGB_PRIMARIES));

        assertThat(rendered(withChunk(whole, "cICP", new byte[] {1, 13, 0, 1}))).isEqualTo(GREY);
    }

    /** A gamma of zero made the picture one colour. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 10_000_001, Integer.MAX_VALUE, -1})
    void ignoresAGammaThatNoPictureHas(int gamma) {
        byte[] png = withChunk(plain(0xFF336699), "cHRM", ints(SRGB_PRIMARIES));

        assertThat(Drawn.difference(rendered(withChunk(png, "gAMA", ints(gamma))), 0xFF336699))
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"11, png", "11, tiff", "10, tiff", "10, png"})
    void readsGreyPicturesOfEightAndSixteenBits(int type, String format) {
        var image = new BufferedImage(20, 20, type);
        double max = type == BufferedImage.TYPE_USHORT_GRAY ? 65_535 : 255;
        for (int i = 0; i < 400; i++) {
            image.getRaster().setSample(i % 20, i / 20, 0, (int) (max * 0.5));
        }

        int colour = rendered(Drawn.coded(image, format));

        assertThat(Drawn.difference(colour, GREY)).isLessThanOrEqualTo(1);
    }

    @Test
    void readsPhotoshopFilesInRgbAndCmyk() {
        BufferedImage white = Drawn.picture(20, 20, (_, _) -> Drawn.WHITE);
        BufferedImage quarters = Drawn.quarters(20, 20);

        assertThat(rendered(DrawnPsd.rgb(quarters))).isEqualTo(Drawn.YELLOW);
        assertThat(Drawn.difference(rendered(DrawnPsd.cmyk(white)), Drawn.WHITE)).isLessThan(4);
        int yellow = rendered(DrawnPsd.cmyk(quarters));
        assertThat(yellow >> 16 & 0xFF).isGreaterThan(200);
        assertThat(yellow & 0xFF).isLessThan(100);
    }

    @Test
    void takesTheLargestPictureOfAnIcon() {
        byte[] small = Drawn.coded(Drawn.picture(16, 16, (_, _) -> Drawn.RED), "png");
        byte[] large = Drawn.coded(Drawn.picture(48, 48, (_, _) -> Drawn.GREEN), "png");
        byte[] icon = icon(small, large);

        ImageInfo info = engine.probe(ImageInput.of("app.ico", icon));

        assertThat(info.format()).isEqualTo(ImageFormat.ICO);
        assertThat(info.width()).isEqualTo(48);
        assertThat(rendered(icon)).isEqualTo(Drawn.GREEN);
    }

    /** As Pillow's deerstalker.cur: an icon but for its third byte. */
    @Test
    void takesACursorForAnIcon() {
        byte[] red = Drawn.coded(Drawn.picture(16, 16, (_, _) -> Drawn.RED), "png");
        byte[] cursor = icon(red, Drawn.coded(Drawn.quarters(48, 48), "png"));
        cursor[2] = 2;

        assertThat(rendered(cursor)).isEqualTo(Drawn.YELLOW);
    }

    @Test
    void countsTheFramesOfAnAnimation() {
        byte[] animated = withChunk(plain(GREY), "acTL", ints(20, 0));

        assertThat(engine.probe(ImageInput.of("moving.png", animated)).frames()).isEqualTo(20);
    }

    /** The colour right below the middle. */
    private int rendered(byte[] file) {
        ImageInfo info = engine.probe(ImageInput.of("picture", file));
        var spec =
                new RenderSpec(
                        info.width(),
                        info.height(),
                        false,
                        ImageFormat.PNG,
                        100,
                        MetadataPolicy.REMOVE_ALL);
        BufferedImage out = Drawn.decoded(engine.render(ImageInput.of("picture", file), spec));
        return out.getRGB(info.width() * 3 / 4, info.height() * 3 / 4);
    }

    private static byte[] plain(int argb) {
        return Drawn.coded(Drawn.picture(20, 20, (_, _) -> argb), "png");
    }

    private static byte[] withChunk(byte[] png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(png.length + data.length + 12)
                .put(png, 0, 33)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .put(png, 33, png.length - 33)
                .array();
    }

    private static byte[] icon(byte[] small, byte[] large) {
        int first = 6 + 2 * 16;
        var icon = ByteBuffer.allocate(first + small.length + large.length);
        icon.order(ByteOrder.LITTLE_ENDIAN);
        icon.putShort((short) 0).putShort((short) 1).putShort((short) 2);
        icon.put(new byte[] {16, 16, 0, 0, 1, 0, 32, 0}).putInt(small.length).putInt(first);
        icon.put(new byte[] {48, 48, 0, 0, 1, 0, 32, 0});
        icon.putInt(large.length).putInt(first + small.length);
        return icon.put(small).put(large).array();
    }

    private static byte[] ints(int... values) {
        var bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        var buffer = new byte[bytes.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }
}
