package io.dropsize.image.codec.heif;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.isolation.IsolatedDecoder;
import io.dropsize.image.testkit.Cases;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAvif;
import io.dropsize.image.testkit.DrawnVideoRange;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.OptionalInt;
import java.util.stream.Stream;

/** The decoder in this process; elsewhere in the tests it runs in a process of its own. */
@Timeout(60)
class HeifDecoderTest {
    @BeforeAll
    static void requireLibheif() {
        DrawnAvif.require();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aPictureArrivesUnchangedFromTheProcessThatDecodesIt(ImageInput input) {
        Cases.requireCodec(input.name());

        int[][] here = pixels(new HeifDecoder(), input);

        assertThat(here[0]).isNotEmpty();
        assertThat(pixels(new IsolatedDecoder(new HeifDecoder()), input)).isDeepEqualTo(here);
    }

    static Stream<ImageInput> pictures() {
        byte[] photo = DrawnAvif.of(Drawn.photo(97, 61), 95);
        byte[] glass =
                DrawnAvif.of(Drawn.transparent(64, 48, (x, y) -> x < y ? 0x80FF0000 : 0), 98);
        return Stream.of(
                ImageInput.of("photo.avif", photo),
                ImageInput.of(
                        "turned.avif",
                        DrawnAvif.turned(photo, OptionalInt.of(1), OptionalInt.of(0))),
                ImageInput.of("transparent.avif", glass),
                ImageInput.of("video-range.avif", DrawnVideoRange.GREY),
                ImageInput.of("video-range-alpha.avif", DrawnVideoRange.GLASS),
                Cases.input("uuid-meta.heic"),
                Cases.input("uuid-top.heic"));
    }

    private static int[][] pixels(Decoder decoder, ImageInput input) {
        ImageFormat format = input.name().endsWith(".avif") ? ImageFormat.AVIF : ImageFormat.HEIC;
        Header header = decoder.header(input, format).orElseThrow();
        try (DecodedImage picture = decoder.decode(input, header, 1)) {
            int[][] rows = new int[picture.height()][picture.width()];
            for (int y = 0; y < rows.length; y++) {
                picture.copyRow(y, rows[y]);
            }
            return rows;
        }
    }
}
