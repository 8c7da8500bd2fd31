package io.dropsize.image.codec.heif;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropsize.image.container.HeifException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

class HevcUnitsTest {
    /** A slice of an IDR picture that begins the picture. */
    private static final byte[] SLICE = {0, 0, 0, 6, 19 << 1, 1, (byte) 0x80, 1, 2, 3};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 6})
    void zerosThatAreTooFewForAUnitArePadding(int zeros) {
        assertThatCode(() -> HevcUnits.require(padded(zeros), 4)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 32})
    void zerosThatMayHaveBeenAUnitAreDamage(int zeros) {
        assertThatExceptionOfType(HeifException.class)
                .isThrownBy(() -> HevcUnits.require(padded(zeros), 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6})
    void bytesOtherThanZerosAfterTheLastUnitAreDamage(int bytes) {
        byte[] data = padded(bytes);
        data[data.length - 1] = 1;

        assertThatExceptionOfType(HeifException.class).isThrownBy(() -> HevcUnits.require(data, 4));
    }

    private static byte[] padded(int bytes) {
        return Arrays.copyOf(SLICE, SLICE.length + bytes);
    }
}
