package io.dropsize.image.codec.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigInteger;
import java.util.Arrays;

class FaxRowsTest {
    private static final int WIDTH = 1725;
    private static final String WHITE_1728 = "010011011";
    private static final String WHITE_0 = "00110101";
    private static final String BLACK_1728 = "0000001100101";
    private static final String BLACK_0 = "0000110111";
    private static final String HORIZONTAL = "001";

    /** Some writers compress rows of 1725 pixels as 1728. */
    @ParameterizedTest
    @EnumSource(
            value = FaxRows.Mode.class,
            names = {"ONE", "TWO"})
    void aRowMayFillItsLastByteWithARunOfTwoCodes(FaxRows.Mode mode) {
        String row = WHITE_0 + BLACK_1728 + BLACK_0;
        String white = WHITE_1728 + WHITE_0;
        String rows =
                mode == FaxRows.Mode.ONE
                        ? white + row + white + row
                        : "1" + HORIZONTAL + row + HORIZONTAL + white + BLACK_0 + HORIZONTAL + row;

        byte[] out = FaxRows.decompress(bytes(rows), WIDTH, 4, mode);

        int rowBytes = (WIDTH + 7) / 8;
        for (int y = 0; y < 4; y++) {
            byte[] pixels = Arrays.copyOfRange(out, y * rowBytes, (y + 1) * rowBytes);
            assertThat(new BigInteger(1, pixels).bitCount()).isEqualTo(y % 2 * WIDTH);
        }
    }

    /** The bits, and zeros up to the end of the last byte. */
    private static byte[] bytes(String bits) {
        byte[] out = new byte[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            out[i >> 3] |= (byte) (bits.charAt(i) - '0' << 7 - (i & 7));
        }
        return out;
    }
}
