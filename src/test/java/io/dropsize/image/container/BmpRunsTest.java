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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Pictures of five by three pixels, run-length encoded. */
class BmpRunsTest {
    private static final int PIXELS = 54 + 4 * 2;

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @CsvSource({
        "1, 0501 0000 0501 0000 0501 0000 0001",
        "1, 0501 0000 0501 0000 0501 0001",
        "1, 0005 0101010101 00 0000 0501 0000 0501 0001",
        "1, 0501 0002 0001 0201 0000 0501 0001",
        "1, 0801 0000 0801 0000 0801 0001",
        "2, 0511 0000 0005 111110 00 0000 0511 0001",
        "2, 0611 0000 0611 0000 0611 0001"
    })
    void aPictureOfRunsIsWhole(int compression, String runs) {
        BufferedImage out = Drawn.decoded(engine.render(picture(compression, runs), spec()));

        assertThat(out.getRGB(0, 0)).isEqualTo(0xFFFF0000);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0501 0002 FFFF 0002 FFFF 0501 0000 0501 0001",
        "1, 0501 0000 0501 0000 0501 0000 0000 0000 0000",
        "1, 0501 0000 FF01 0000 0501 0001",
        "1, 0501 0000 0501 0000 0501 0000 0501 0001",
        "1, 0501 0000 000C 010101010101010101010101 0000 0501 0001",
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
        return new RenderSpec(5, 3, false, ImageFormat.PNG, 80, MetadataPolicy.REMOVE_ALL);
    }

    private static ImageInput picture(int compression, String runs) {
        byte[] data = HexFormat.of().parseHex(runs.replace(" ", ""));
        ByteBuffer file =
                ByteBuffer.allocate(PIXELS + data.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 'B')
                        .put((byte) 'M')
                        .putInt(PIXELS + data.length)
                        .putInt(0)
                        .putInt(PIXELS)
                        .putInt(40)
                        .putInt(5)
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
