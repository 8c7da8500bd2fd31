package io.dropsize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class EncodersTest {
    private static final int SIDE = 64;

    @Test
    void aJpegIsProgressiveIfThatIsAskedFor() {
        assumeThat(TurboJpeg.ofSystem()).isPresent();

        assertThat(JpegMarkers.progressive(jpeg(Coding.of(80).withProgressive(true)))).isTrue();
        assertThat(JpegMarkers.progressive(jpeg(Coding.of(80)))).isFalse();
    }

    @Test
    void aJpegKeepsEveryPixelsColourIfThatIsAskedForOrNeeded() {
        assumeThat(TurboJpeg.ofSystem()).isPresent();

        assertThat(worst(jpeg(Coding.of(95).withChroma(Chroma.FULL)))).isLessThan(40);
        assertThat(worst(jpeg(Coding.of(95).withChroma(Chroma.AUTO)))).isLessThan(40);
        assertThat(worst(jpeg(Coding.of(95).withChroma(Chroma.HALF)))).isGreaterThan(80);
    }

    /** Columns of red and blue, one pixel wide. */
    private static int colour(int x) {
        return x % 2 == 0 ? Drawn.RED : Drawn.BLUE;
    }

    private static byte[] jpeg(Coding coding) {
        int[] argb = new int[SIDE * SIDE];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colour(i % SIDE);
        }
        return Encoders.encode(
                        new Pixels(SIDE, SIDE, argb),
                        ImageFormat.JPEG,
                        coding,
                        95,
                        Optional.empty())
                .bytes();
    }

    private static int worst(byte[] jpeg) {
        var out = Drawn.decoded(new EncodedImage(jpeg, ImageFormat.JPEG, SIDE, SIDE));
        int worst = 0;
        for (int x = 0; x < SIDE; x++) {
            worst = Math.max(worst, Drawn.difference(out.getRGB(x, 30), colour(x)));
        }
        return worst;
    }
}
