package io.dropsize.image.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;

class GifIndexesTest {
    /** 0xE3 is negative as a byte: a shift by it is one by three bits. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 0x7F, 0x80, 0xE3, 0xFF})
    void codeWidthsThatCannotBeAreLeftToTheDecoder(int width) {
        var file = new ByteArrayOutputStream();
        String colours = "000000 FFFFFF";
        file.writeBytes(hex("474946383961 FFFF FFFF 80 00 00" + colours));
        file.writeBytes(hex("2C 0000 0000 FFFF FFFF 00"));
        file.write(width);
        file.writeBytes(hex("01 FF 00 3B"));

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(GifIndexes.areInPalette(file.toByteArray())).isTrue());
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
