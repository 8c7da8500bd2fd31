package io.dropsize.ui.kit;

import javafx.application.Platform;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs an action periodically. JavaFX's own animations would keep the window busy sixty times a
 * second. On the JavaFX thread.
 */
public final class Ticker {
    private final Duration every;
    private final Runnable action;
    private boolean on;
    private int start;

    public Ticker(Duration every, Runnable action) {
        this.every = every;
        this.action = action;
    }

    /** Starts; the first call is after one period. */
    public void start() {
        if (!on) {
            on = true;
            start++;
            await(start);
        }
    }

    public void stop() {
        on = false;
    }

    private void await(int of) {
        CompletableFuture.delayedExecutor(
                        every.toMillis(), TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(() -> tick(of));
    }

    private void tick(int of) {
        if (on && of == start) {
            action.run();
            await(of);
        }
    }
}
