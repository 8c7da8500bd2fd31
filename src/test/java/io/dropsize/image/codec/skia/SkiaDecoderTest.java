package io.dropsize.image.codec.skia;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.SourceRect;
import io.dropsize.image.scale.Resampler;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;

class SkiaDecoderTest {
    private static final int QUALITY = 90;

    private final SkiaDecoder decoder = new SkiaDecoder();

    @Test
    void decodesHalfOfALargeWebpWithoutShiftingIt() {
        ImageInput input = webp(800, 600);
        Header header = decoder.header(input, ImageFormat.WEBP).orElseThrow();

        Pixels ofHalf = scaled(input, header, 0.2);
        Pixels ofAll = scaled(input, header, 1);

        // Shifted by one pixel of the source, it would be about 25.
        assertThat(meanDifference(ofHalf, ofAll)).isLessThan(4);
    }

    @Test
    void decodesAllOfAWebpWhoseHalfWouldEndInsideAPixel() {
        ImageInput input = webp(801, 600);
        Header header = decoder.header(input, ImageFormat.WEBP).orElseThrow();

        try (DecodedImage picture = decoder.decode(input, header, 0.2)) {
            assertThat(picture.width()).isEqualTo(801);
        }
    }

    private static ImageInput webp(int width, int height) {
        return ImageInput.of("photo.webp", Drawn.webp(Drawn.photo(width, height), QUALITY));
    }

    private Pixels scaled(ImageInput input, Header header, double minScale) {
        try (DecodedImage picture = decoder.decode(input, header, minScale)) {
            SourceRect whole = SourceRect.whole(header.width(), header.height());
            return Resampler.scale(picture, whole.scaled(picture.scale()), 160, 120);
        }
    }

    private static double meanDifference(Pixels one, Pixels other) {
        BufferedImage a = Drawn.shown(one);
        BufferedImage b = Drawn.shown(other);
        long sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                sum += Drawn.difference(a.getRGB(x, y), b.getRGB(x, y));
            }
        }
        return (double) sum / a.getWidth() / a.getHeight();
    }
}
