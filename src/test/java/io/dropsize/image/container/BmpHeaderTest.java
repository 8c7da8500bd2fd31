package io.dropsize.image.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Cases;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Headers from the BMP suite: two rows of two pixels, red at the bottom and blue at the top. */
class BmpHeaderTest {
    private static final int FILE_BYTES = 14;
    private static final int HALF_RED = 0x80FF0000;
    private static final int HALF_BLUE = 0x800000FF;

    private final ImageEngine engine = new DefaultImageEngine();

    /** rgba32abf, with a version 3 header. */
    @ParameterizedTest
    @CsvSource({"40, 6", "56, 3"})
    void seesTheAlphaMaskOfAHeaderBeforeTheFourthVersion(int headerBytes, int compression) {
        int pixels = FILE_BYTES + 56;
        var file = file(pixels + 16, pixels);
        file.putInt(headerBytes).putInt(2).putInt(2).putShort((short) 1).putShort((short) 32);
        file.putInt(compression).putInt(16).putInt(0).putInt(0).putInt(0).putInt(0);
        file.putInt(0xFF0000).putInt(0xFF00).putInt(0xFF).putInt(0xFF000000);
        file.putInt(HALF_RED).putInt(HALF_RED).putInt(HALF_BLUE).putInt(HALF_BLUE);

        ImageInfo info = engine.probe(ImageInput.of("alpha.bmp", file.array()));
        BufferedImage out = rendered(file.array());

        assertThat(info.transparent()).isTrue();
        assertThat(Drawn.difference(out.getRGB(0, 0), HALF_BLUE)).isLessThan(2);
        assertThat(Drawn.difference(out.getRGB(1, 1), HALF_RED)).isLessThan(2);
    }

    /** pal8os2sp: fewer colours than the depth allows. */
    @Test
    void readsAnOs2PictureWhosePaletteStopsEarly() {
        int pixels = FILE_BYTES + 12 + 2 * 3;
        var file = file(pixels + 40, pixels);
        file.putInt(12).putShort((short) 2).putShort((short) 2);
        file.putShort((short) 1).putShort((short) 8);
        file.put(new byte[] {0, 0, -1, -1, 0, 0});
        file.put(new byte[] {0, 0, 0, 0, 1, 1, 0, 0});

        BufferedImage out = rendered(file.array());

        assertThat(out.getRGB(0, 0)).isEqualTo(Drawn.BLUE);
        assertThat(out.getRGB(1, 1)).isEqualTo(Drawn.RED);
    }

    /** The field is behind the end of the header, where a colour is. */
    @Test
    void aShortOs2HeaderHasNoNumberOfColours() {
        int pixels = FILE_BYTES + 16 + 256 * 4;
        var file = file(pixels + 8, pixels);
        file.putInt(16).putInt(2).putInt(2).putShort((short) 1).putShort((short) 8);
        file.put(46, (byte) 1);

        assertThat(BmpHeader.colours(file.array())).isEqualTo(256);
    }

    /** As Pillow's pal8_offset.bmp: the header says that pixels begin where the palette does. */
    @Test
    void readsPixelsBehindThePaletteWhateverTheHeaderSays() {
        var file = file(FILE_BYTES + 40 + 2 * 4 + 8, FILE_BYTES + 40);
        file.putInt(40).putInt(2).putInt(2).putShort((short) 1).putShort((short) 8);
        file.putInt(0).putInt(8).putInt(0).putInt(0).putInt(2).putInt(0);
        file.putInt(0xFF0000).putInt(0xFF);
        file.put(new byte[] {0, 0, 0, 0, 1, 1, 0, 0});

        BufferedImage out = rendered(file.array());

        assertThat(out.getRGB(0, 0)).isEqualTo(Drawn.BLUE);
        assertThat(out.getRGB(1, 1)).isEqualTo(Drawn.RED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 192, 2000})
    void aPictureWhoseEmbeddedProfileIsCutOffIsIncomplete(int missing) {
        byte[] whole = Cases.bytes("profile-inside-v5.bmp");
        byte[] file = Arrays.copyOf(whole, whole.length - missing);

        var error = catchThrowableOfType(DropsizeException.class, () -> rendered(file));

        assertThat(error.kind()).isEqualTo(ErrorKind.INCOMPLETE_IMAGE);
        assertThat(rendered(whole).getWidth()).isEqualTo(2);
    }

    private static ByteBuffer file(int bytes, int pixels) {
        return ByteBuffer.allocate(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'B')
                .put((byte) 'M')
                .putInt(bytes)
                .putInt(0)
                .putInt(pixels);
    }

    private BufferedImage rendered(byte[] file) {
        var spec = new RenderSpec(2, 2, false, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);
        return Drawn.decoded(engine.render(ImageInput.of("picture.bmp", file), spec));
    }
}
