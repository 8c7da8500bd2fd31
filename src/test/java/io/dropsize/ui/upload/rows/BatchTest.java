package io.dropsize.ui.upload.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.pipeline.queue.BatchProgress;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class BatchTest {
    private final Batch batch = new Batch();

    @Test
    void speedAndTimeAreShownWhileBytesMove() {
        amounts(0, 0);

        assertThat(amounts(1, 500_000)).isEqualTo("500 KB of 1.0 MB · 500 KB/s · 1 s left");
    }

    @Test
    void speedAndTimeAreHiddenWhileNothingMoves() {
        amounts(0, 0);
        amounts(1, 500_000);
        amounts(3, 500_000);
        amounts(5, 500_000);

        assertThat(amounts(7, 500_000)).isEqualTo("500 KB of 1.0 MB");
        assertThat(amounts(8, 600_000)).contains("/s", "left");
    }

    private String amounts(long second, long sent) {
        BatchProgress now = new BatchProgress(1, 0, 0, 0, false, sent, 1_000_000, 0, sent / 1e6);
        return batch.view(now, true, false, TimeUnit.SECONDS.toNanos(second)).amounts();
    }
}
