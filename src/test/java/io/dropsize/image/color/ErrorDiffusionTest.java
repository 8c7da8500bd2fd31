package io.dropsize.image.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropsize.image.Pixels;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class ErrorDiffusionTest {
    private static final int SIDE = 128;
    private static final int FLAT = 0xFF123456;

    @Test
    void aGradientHasFewColoursAndTheSameMean() {
        Pixels picture = picture();

        Pixels few = ErrorDiffusion.of(picture, 8);

        assertThat(Arrays.stream(few.argb()).distinct().count()).isBetween(2L, 9L);
        assertThat(green(few)).isCloseTo(green(picture), within(1.5));
    }

    @Test
    void flatAreasAndTransparentPixelsStay() {
        Pixels picture = picture();

        Pixels few = ErrorDiffusion.of(picture, 32);

        for (int i = 0; i < picture.argb().length; i++) {
            int before = picture.argb()[i];
            assertThat(few.argb()[i]).isEqualTo(isFixed(before) ? before : few.argb()[i]);
        }
    }

    @Test
    void opaquePixelsStayOpaque() {
        Pixels picture = picture();

        Pixels few = ErrorDiffusion.of(picture, 8);

        for (int i = 0; i < few.argb().length; i++) {
            assertThat(few.argb()[i] >>> 24 == 0xFF).isEqualTo(picture.argb()[i] >>> 24 == 0xFF);
        }
    }

    @Test
    void anEmptyPictureStays() {
        var empty = new Pixels(2, 2, new int[4]);

        assertThat(ErrorDiffusion.of(empty, 8).argb()).containsOnly(0);
    }

    private static boolean isFixed(int argb) {
        return argb == FLAT || argb == 0;
    }

    /** From top to bottom: transparent, one colour, and a gradient. */
    private static Pixels picture() {
        int[] argb = new int[SIDE * SIDE];
        for (int i = 2 * SIDE; i < argb.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            argb[i] = y < SIDE / 2 ? FLAT : 0xFF000000 | 2 * x << 16 | (x + y) << 8 | 2 * y;
        }
        return new Pixels(SIDE, SIDE, argb);
    }

    private static double green(Pixels pixels) {
        return Arrays.stream(pixels.argb())
                .mapToDouble(argb -> argb >>> 8 & 0xFF)
                .average()
                .orElse(0);
    }
}
