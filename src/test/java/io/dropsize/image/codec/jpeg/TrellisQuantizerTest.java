package io.dropsize.image.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class TrellisQuantizerTest {
    private static final int STEP = 10;
    private static final int LAST = 63;

    private final int[] steps = new int[64];
    private final TrellisQuantizer quantizer;

    TrellisQuantizerTest() {
        Arrays.fill(steps, STEP);
        quantizer = TrellisQuantizer.ofLuma(new QuantizationTables(steps, steps));
    }

    @Test
    void dropsALoneCoefficientThatCostsMoreThanItsError() {
        short[] block = new short[64];
        block[0] = -96;
        block[LAST] = 6;

        quantizer.quantize(block);

        assertThat(block[0]).isEqualTo((short) -10);
        assertThat(block[LAST]).isZero();
    }

    @Test
    void keepsWhatIsCheap() {
        short[] block = new short[64];
        block[1] = 10;
        block[8] = -21;
        block[LAST] = 300;

        quantizer.quantize(block);

        assertThat(block[1]).isEqualTo((short) 1);
        assertThat(block[8]).isEqualTo((short) -2);
        assertThat(block[LAST]).isEqualTo((short) 30);
    }

    @Test
    void noCoefficientIsLargerThanRoundedOrMoreThanOneStepSmallerUnlessZero() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            short[] block = new short[128];
            for (int i = 0; i < block.length; i++) {
                block[i] = (short) (random.nextGaussian() * 400 / (1 + i % 64));
            }
            short[] before = block.clone();

            quantizer.quantize(block);

            for (int i = 0; i < block.length; i++) {
                int rounded = Math.round(Math.abs(before[i]) / (float) STEP);
                int size = Math.abs(block[i]);
                assertThat(size == 0 || size == rounded || size == rounded - 1).isTrue();
                assertThat(block[i] * before[i]).isGreaterThanOrEqualTo(0);
            }
        }
    }
}
