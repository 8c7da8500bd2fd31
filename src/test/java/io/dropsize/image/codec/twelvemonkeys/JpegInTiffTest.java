package io.dropsize.image.codec.twelvemonkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

class JpegInTiffTest {
    private static final int SHORT = 3;
    private static final int LONG8 = 16;

    @ParameterizedTest
    @CsvSource({"-1, 10", "16, -1", "-9223372036854775808, -9223372036854775808"})
    void aBigTiffWithNegativePlacesIsDamaged(long offset, long length) {
        ImageInput input = ImageInput.of("a.tif", bigTiff(offset, length));

        assertThatThrownBy(() -> JpegInTiff.isWhole(input))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE));
    }

    private static byte[] bigTiff(long offset, long length) {
        ByteBuffer out = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8);
        out.putShort((short) 0).putLong(16).putLong(5);
        entry(out, 256, SHORT, 8);
        entry(out, 257, SHORT, 8);
        entry(out, 259, SHORT, 7);
        entry(out, 273, LONG8, offset);
        entry(out, 279, LONG8, length);
        return out.putLong(0).array();
    }

    private static void entry(ByteBuffer out, int tag, int type, long value) {
        out.putShort((short) tag).putShort((short) type).putLong(1).putLong(value);
    }
}
