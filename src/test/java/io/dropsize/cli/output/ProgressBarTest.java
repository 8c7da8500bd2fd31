package io.dropsize.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.pipeline.queue.BatchProgress;

import org.junit.jupiter.api.Test;

class ProgressBarTest {
    @Test
    void theBarIsAsLongAsTheWorkThatIsDone() {
        var progress = new BatchProgress(40, 12, 0, 12, false, 3_440_000, 10_200_000, 0, 0.3);

        assertThat(ProgressBar.text(progress))
                .isEqualTo("[######--------------] 12 of 40 images, 3.4 of 10.2 MB");
    }

    @Test
    void aBarWithoutFiguresIsEmpty() {
        assertThat(ProgressBar.text(BatchProgress.NOTHING))
                .isEqualTo("[--------------------] 0 of 0 images");
    }

    @Test
    void aBarNeverExceedsItsLine() {
        var progress =
                new BatchProgress(
                        1_000_000,
                        0,
                        0,
                        999_999,
                        false,
                        9_999_999_999_999L,
                        9_999_999_999_999L,
                        0,
                        1.2);

        assertThat(ProgressBar.text(progress)).hasSizeLessThan(78).startsWith("[####");
    }
}
