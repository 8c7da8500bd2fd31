package io.dropsize.image.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;

class JpegEncoderTest {
    private static final int SIDE = 64;
    private static final int QUALITY = 90;

    @Test
    void keepsColourEdgesOfAScreenshotByItself() {
        Pixels stripes =
                pixels(Drawn.picture(SIDE, SIDE, (x, _) -> x % 2 == 0 ? Drawn.RED : Drawn.BLUE));

        EncodedImage auto = encoded(stripes, Coding.of(QUALITY));
        EncodedImage half = encoded(stripes, Coding.of(QUALITY).withChroma(Chroma.HALF));

        assertThat(Drawn.difference(Drawn.decoded(auto).getRGB(32, 32), Drawn.RED)).isLessThan(40);
        assertThat(Drawn.difference(Drawn.decoded(half).getRGB(32, 32), Drawn.RED))
                .isGreaterThan(60);
    }

    @Test
    void isProgressiveOnWish() {
        Pixels photo = pixels(Drawn.photo(SIDE, SIDE));

        EncodedImage plain = encoded(photo, Coding.of(QUALITY));
        EncodedImage progressive = encoded(photo, Coding.of(QUALITY).withProgressive(true));

        assertThat(JpegMarkers.progressive(plain.bytes())).isFalse();
        assertThat(JpegMarkers.progressive(progressive.bytes())).isTrue();
    }

    @Test
    void doesTheSameByTheJdkWhereTheSystemHasNoLibrary() {
        Pixels stripes =
                pixels(Drawn.picture(SIDE, SIDE, (x, _) -> x % 2 == 0 ? Drawn.RED : Drawn.BLUE));

        byte[] jpeg = JpegEncoder.byJdk(stripes, QUALITY, true, true);

        var image = new EncodedImage(jpeg, ImageFormat.JPEG, SIDE, SIDE);
        assertThat(JpegMarkers.progressive(jpeg)).isTrue();
        assertThat(Drawn.difference(Drawn.decoded(image).getRGB(32, 32), Drawn.RED)).isLessThan(40);
    }

    private static EncodedImage encoded(Pixels pixels, Coding coding) {
        return new JpegCodec(new SkiaDecoder())
                .encoder()
                .orElseThrow()
                .encode(pixels, coding, QUALITY, KeptMetadata.NONE);
    }

    private static Pixels pixels(BufferedImage image) {
        return new Pixels(SIDE, SIDE, image.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE));
    }
}
