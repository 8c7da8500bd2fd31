package io.dropsize.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Pixels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Random;

import javax.imageio.ImageIO;

/**
 * Placeholders of pictures, as the reference implementations make them. BlurHash's in JavaScript
 * ignores negative coefficients when it chooses the scale; those in C and Swift don't.
 */
class PlaceholdersTest {
    @ParameterizedTest
    @CsvSource({
        "32, 24, 255, V/sJPZqAhodweIh4eHiHiIFwCPh3",
        "24, 32, 255, VwsKPRqAh3B3iIdod4h4iIBxCPh3",
        "32, 24, 0, 2luGLJJKxHegiXh4SAt6xF8Hc4mIiIh4CA==",
        "1, 1, 255, AAgCBwAAAAAAAAAAAAAAAAAAAAAAAAAA",
    })
    void aThumbHashIsThatOfTheReference(int width, int height, int left, String hash) {
        assertThat(Base64.getEncoder().encodeToString(ThumbHash.of(drawn(width, height, left))))
                .isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource({
        "32, 24, 'L$Heu{2pwxX5l{WDjte;gJfifQfi'",
        "24, 32, L$HoDc2qwxbZl_WDjse;gJfjfQfj",
        "1, 1, L00000fQfQfQfQfQfQfQfQfQfQfQ"
    })
    void aBlurHashIsThatOfTheReference(int width, int height, String hash) {
        assertThat(BlurHash.of(drawn(width, height, 255))).isEqualTo(hash);
    }

    @Test
    void aTinyPictureLooksLikeItsOriginalWithinItsLength() throws Exception {
        String uri = TinyPng.dataUri(drawn(64, 48, 255));

        assertThat(uri).startsWith("data:image/png;base64,").hasSizeLessThanOrEqualTo(400);
        byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        BufferedImage tiny = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(tiny.getWidth()).isBetween(6, 16);
        int corner = tiny.getRGB(tiny.getWidth() - 1, 0);
        assertThat(corner >> 16 & 0xff).isGreaterThan(200);
        assertThat(corner & 0xff).isLessThan(50);
    }

    @Test
    void noiseOfAnyShapeFitsAsWell() {
        Random random = new Random(1);
        for (int[] size : new int[][] {{64, 64}, {64, 1}, {1, 64}, {64, 20}, {1, 1}}) {
            int[] argb = random.ints((long) size[0] * size[1]).map(it -> it | 0xff000000).toArray();

            assertThat(TinyPng.dataUri(new Pixels(size[0], size[1], argb)))
                    .hasSizeLessThanOrEqualTo(400);
        }
    }

    /** Red from left to right, green from top to bottom, blue in a checkerboard. */
    private static Pixels drawn(int width, int height, int alphaOfLeftThird) {
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int alpha = x < width / 3 ? alphaOfLeftThird : 255;
                int red = 255 * x / Math.max(1, width - 1);
                int green = 255 * y / Math.max(1, height - 1);
                int blue = (x / 8 + y / 8) % 2 * 40;
                argb[x + y * width] = alpha == 0 ? 0 : alpha << 24 | red << 16 | green << 8 | blue;
            }
        }
        return new Pixels(width, height, argb);
    }
}
