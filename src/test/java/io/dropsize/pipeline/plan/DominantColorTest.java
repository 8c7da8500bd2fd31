package io.dropsize.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Pixels;

import org.junit.jupiter.api.Test;

class DominantColorTest {
    @Test
    void theColorIsTheMeanOfTheLargestGroupOfAlikeColors() {
        assertThat(DominantColor.of(pixels(0xff2040a0, 0xff2244a2, 0xffffffff)))
                .isEqualTo("#2142a1");
    }

    @Test
    void aPictureWithATransparentPixelHasNone() {
        assertThat(DominantColor.of(pixels(0xff2040a0, 0x7f102050))).isNull();
    }

    private static Pixels pixels(int... argb) {
        return new Pixels(argb.length, 1, argb);
    }
}
