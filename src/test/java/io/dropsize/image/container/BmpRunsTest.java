package io.dropsize.image.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Pictures of three rows, run-length encoded. */
class BmpRunsTest {
    private static final int WIDTH = 5;
    private static final int PALETTE = 54;
    private static final int PIXELS = PALETTE + 4 * 2;

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @CsvSource({
        "1, 0501 0000 0501 0000 0501 0000 0001",
        "1, 0501 0000 0501 0000 0501 0001",
        "1, 0005 0101010101 00 0000 0501 0000 0501 0001",
        "1, 0501 0002 0001 0201 0000 0501 0001",
        "1, 0801 0000 0801 0000 0801 0001",
        "2, 0511 0000 0005 111110 00 0000 0511 0001",
        "2, 0611 0000 0611 0000 0611 0001",
        "1, 0501 0000 0501 0000 0501 0000 00",
        "1, 0501 0000 0501 0000 0501 0000 0000",
        "1, 0501 0000 0501 0000 0501 0000 000000",
        "2, 0511 0000 0511 0000 0511 0000 0000"
    })
    void aPictureOfRunsIsWhole(int compression, String runs) {
        BufferedImage out = Drawn.decoded(engine.render(picture(compression, runs), spec()));

        assertThat(out.getRGB(0, 0)).isEqualTo(0xFFFF0000);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 0401 0000 0401 0000 0401 0001",
        "2, 3, 0811 0000 0811 0000 0811 0001",
        "2, 3, 0008 11111111 0000 0008 11111111 0000 0008 11111111 0001",
        "2, 5, 0811 0000 0811 0000 0811 0001"
    })
    void runsMayFillTheirRowToAMultipleOfFourBytes(int compression, int width, String runs) {
        ImageInput padded = picture(compression, width, runs, PIXELS);

        BufferedImage out = Drawn.decoded(engine.render(padded, spec(width)));

        assertThat(out.getRGB(width - 1, 0)).isEqualTo(0xFFFF0000);
    }

    /** As Pillow's pal8_offset.bmp, which has no runs. */
    @Test
    void runsBeginBehindThePaletteWhateverTheHeaderSays() {
        String runs = "0501 0000 0501 0000 0501 0001";

        BufferedImage out = Drawn.decoded(engine.render(picture(1, WIDTH, runs, PALETTE), spec()));

        assertThat(out.getRGB(0, 0)).isEqualTo(0xFFFF0000);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0501 0002 FFFF 0002 FFFF 0501 0000 0501 0001",
        "1, 0501 0000 0501 0000 0501 0000 0000 0000 0000",
        "1, 0501 0000 FF01 0000 0501 0001",
        "1, 0501 0000 0501 0000 0501 0000 0501 0001",
        "1, 0501 0000 000C 010101010101010101010101 0000 0501 0001",
        "1, 0501 0000 0501 0000 0501 0000 0000 0000",
        "1, 0801 0000 0901 0000 0801 0001",
        "2, 0511 0000 0911 0000 0511 0001",
        "2, 0511 0000 0B11 0000 0511 0001"
    })
    void runsOutsideThePictureAreDamage(int compression, String runs) {
        ImageInput damaged = picture(compression, runs);

        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> engine.render(damaged, spec()))
                .extracting(DropsizeException::kind)
                .isIn(ErrorKind.DAMAGED_IMAGE, ErrorKind.INCOMPLETE_IMAGE);
    }

    private static RenderSpec spec() {
        return spec(WIDTH);
    }

    private static RenderSpec spec(int width) {
        return new RenderSpec(width, 3, false, ImageFormat.PNG, 80, MetadataPolicy.REMOVE_ALL);
    }

    private static ImageInput picture(int compression, String runs) {
        return picture(compression, WIDTH, runs, PIXELS);
    }

    private static ImageInput picture(int compression, int width, String runs, int declaredStart) {
        byte[] data = HexFormat.of().parseHex(runs.replace(" ", ""));
        ByteBuffer file =
                ByteBuffer.allocate(PIXELS + data.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 'B')
                        .put((byte) 'M')
                        .putInt(PIXELS + data.length)
                        .putInt(0)
                        .putInt(declaredStart)
                        .putInt(40)
                        .putInt(width)
                        .putInt(3)
                        .putShort((short) 1)
                        .putShort((short) (compression == 1 ? 8 : 4))
                        .putInt(compression)
                        .putInt(data.length)
                        .putInt(0)
                        .putInt(0)
                        .putInt(2)
                        .putInt(0)
                        .putInt(0x0000FF)
                        .putInt(0xFF0000);
        return ImageInput.of("runs.bmp", file.put(data).array());
    }
}
