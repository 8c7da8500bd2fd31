package io.dropsize.image.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.skia.Skia;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.Optional;

class JpegDecoderTest {
    /** 16 by 16 pixels of grey, by cjpeg -arithmetic. */
    private static final byte[] ARITHMETIC =
            HexFormat.of()
                    .parseHex(
                            "ffd8ffe000104a46494600010100000100010000ffdb0043001b12141714111b17"
                                    + "16171e1c1b2028422b28252528513a3d3042605565645f555d5b6a7899816a"
                                    + "7190735b5d85b586909ea3abadab6780bcc9baa6c799a8aba4ffc9000b0800"
                                    + "10001001011100ffcc000600101005ffda0008010100003f00d0aabd4fbbb1"
                                    + "3c7a9cffd9");

    private static final JpegDecoder WITHOUT_TURBO =
            new JpegDecoder(new SkiaDecoder(), Optional::empty);

    @BeforeAll
    static void load() {
        Skia.load();
    }

    @Test
    void namesArithmeticCodingWhereNoLibraryCanCheckIt() {
        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> decoded(ARITHMETIC))
                .matches(e -> e.kind() == ErrorKind.UNSUPPORTED_FORMAT)
                .matches(e -> e.context().toString().contains("arithmetic-coded JPEG"));
    }

    @Test
    void readsHuffmanCodingWithoutTheLibrary() {
        try (DecodedImage picture = decoded(Drawn.jpeg(Drawn.photo(16, 16)))) {
            assertThat(picture.width()).isEqualTo(16);
        }
    }

    private static DecodedImage decoded(byte[] file) {
        ImageInput input = ImageInput.of("a.jpg", file);
        Header header = WITHOUT_TURBO.header(input, ImageFormat.JPEG).orElseThrow();
        return WITHOUT_TURBO.decode(input, header, 1);
    }
}
