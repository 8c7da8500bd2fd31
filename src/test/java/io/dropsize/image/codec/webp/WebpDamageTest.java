package io.dropsize.image.codec.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.container.WebpChunks;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Truncated pictures whose declared sizes match their bytes. WebP has no checksums: damage that
 * leaves valid codes for every pixel can't be detected.
 */
class WebpDamageTest {
    private static final int SIDE = 96;
    private static final int DATA_AT = 20;

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAPictureThatIsTruncatedAnywhere(boolean lossless) {
        byte[] file =
                lossless
                        ? LosslessWebp.encode(Drawn.pixels(Drawn.photo(SIDE, SIDE))).bytes()
                        : Drawn.webp(Drawn.photo(SIDE, SIDE), 80);
        String type = lossless ? "VP8L" : "VP8 ";
        assertThat(new String(file, 12, 4, StandardCharsets.US_ASCII)).isEqualTo(type);
        assertThat(render(file, SIDE)).isNotEmpty();
        int length = file.length - DATA_AT;

        for (int percent = 5; percent <= 95; percent += 5) {
            byte[] data = Arrays.copyOfRange(file, DATA_AT, DATA_AT + length * percent / 100);
            byte[] cut = WebpChunks.file(WebpChunks.chunk(type, data));

            for (int side : new int[] {SIDE, SIDE / 4}) {
                assertThatExceptionOfType(DropsizeException.class)
                        .as("%s %%, %s pixels", percent, side)
                        .isThrownBy(() -> render(cut, side))
                        .extracting(DropsizeException::kind)
                        .isIn(ErrorKind.INCOMPLETE_IMAGE, ErrorKind.DAMAGED_IMAGE);
            }
        }
    }

    private byte[] render(byte[] file, int side) {
        var spec =
                new RenderSpec(side, side, false, ImageFormat.PNG, 80, MetadataPolicy.REMOVE_ALL);
        return engine.render(ImageInput.of("a.webp", file), spec).bytes();
    }
}
