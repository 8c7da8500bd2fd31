package io.dropsize.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    void honoursGammaAndPrimariesOfAPngTogether() {
        byte[] linear = withChunk(plain(GREY), "gAMA", ints(100_000));
        byte[] whole = withChunk(linear, "cHRM", ints(SRGB_PRIMARIES));

        assertThat(rendered(linear)).isEqualTo(GREY);
        assertThat(Drawn.difference(rendered(whole), 0xFFBCBCBC)).isLessThanOrEqualTo(2);
    }

    /** Writers put both into files in sRGB, whose curve is no pure gamma in the shadows. */
    @Test
    void takesTheGammaAndPrimariesOfSrgbForSrgbItself() {
        int shadow = 0xFF101820;
        byte[] png = withChunk(plain(shadow), "cHRM", ints(SRGB_PRIMARIES));

        assertThat(rendered(withChunk(png, "gAMA", ints(45_455)))).isEqualTo(shadow);
        assertThat(rendered(withChunk(png, "gAMA", ints(50_000)))).isNotEqualTo(shadow);
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
