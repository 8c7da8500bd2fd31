package io.dropsize.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.ui.Window;

import javafx.application.Platform;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

class TickerTest {
    private static final Duration OFTEN = Duration.ofMillis(20);

    @BeforeEach
    void startToolkit() throws TimeoutException {
        Window.startToolkit();
    }

    @Test
    void itTicksOnTheJavaFxThreadUntilItIsStopped() throws Exception {
        AtomicInteger ticks = new AtomicInteger();
        Ticker ticker =
                new Ticker(
                        OFTEN, () -> ticks.addAndGet(Platform.isFxApplicationThread() ? 1 : 1_000));
        Window.on(() -> act(ticker::start));
        Window.waitUntil(() -> ticks.get() >= 3);

        Window.on(() -> act(ticker::stop));
        int last = ticks.get();
        AtomicInteger later = new AtomicInteger();
        Ticker clock = new Ticker(OFTEN, later::incrementAndGet);
        Window.on(() -> act(clock::start));
        Window.waitUntil(() -> later.get() >= 5);
        Window.on(() -> act(clock::stop));

        assertThat(ticks).hasValue(last).hasValueLessThan(1_000);
    }

    private static boolean act(Runnable action) {
        action.run();
        return true;
    }
}
