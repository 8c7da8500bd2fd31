package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.skia.Skia;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

/** How large a copy may be. */
class CopyLimitsTest {
    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP", "GIF"})
    void aFormatHoldsItsLongestSideEitherWay(ImageFormat format) {
        int longest = format.maxSide();

        assertThat(coded(longest, 2, format, false)).isNotEmpty();
        assertThat(coded(2, longest, format, false)).isNotEmpty();
    }

    @Test
    void losslessWebpHoldsAsMuchAsLossyWebp() {
        int longest = ImageFormat.WEBP.maxSide();

        assertThat(coded(longest, 2, ImageFormat.WEBP, true)).isNotEmpty();
        assertThat(coded(2, longest, ImageFormat.WEBP, true)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WEBP, 16384, 8", "WEBP, 8, 16384", "JPEG, 65501, 8", "GIF, 8, 65536"})
    void aLongerCopyIsRefusedBeforeItsSourceIsDecoded(ImageFormat format, int width, int height) {
        assertThat(refusal(width, height, format).kind()).isEqualTo(ErrorKind.COPY_TOO_LONG);
    }

    /** The product overflowed and was reported as an internal error. */
    @Test
    void aCopyOfTooManyPixelsIsRefusedBeforeItsSourceIsDecoded() {
        assertThat(refusal(60_000, 40_000, ImageFormat.JPEG).kind())
                .isEqualTo(ErrorKind.COPY_TOO_LARGE);
    }

    private DropsizeException refusal(int width, int height, ImageFormat format) {
        byte[] whole = Drawn.coded(Drawn.photo(60, 40), "png");
        byte[] cutOff = Arrays.copyOf(whole, whole.length / 2);
        var spec = new RenderSpec(width, height, false, format, 80, MetadataPolicy.REMOVE_ALL);
        DropsizeException error =
                catchThrowableOfType(
                        DropsizeException.class,
                        () -> engine.render(ImageInput.of("a.png", cutOff), spec));
        assertThat(error).isNotNull();
        return error;
    }

    private static byte[] coded(int width, int height, ImageFormat format, boolean lossless) {
        Skia.load();
        var pixels = new Pixels(width, height, new int[width * height]);
        Arrays.fill(pixels.argb(), 0xFF336699);
        Coding coding = Coding.of(80).withLossless(lossless);
        return Codecs.ALL.encode(pixels, format, coding, 80, KeptMetadata.NONE).bytes();
    }
}
