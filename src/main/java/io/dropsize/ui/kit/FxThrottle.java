package io.dropsize.ui.kit;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Forwards calls from any thread to the JavaFX thread, at most about ten times a second. The first
 * call after a pause is forwarded immediately, and the last one is never lost.
 */
public final class FxThrottle {
    private static final Duration PERIOD = Duration.millis(100);
    private static final long PERIOD_NANOS = 100_000_000;

    private final Runnable target;
    private final AtomicBoolean pending = new AtomicBoolean();
    private long last = System.nanoTime() - PERIOD_NANOS;

    /**
     * @param target called on the JavaFX thread
     */
    public FxThrottle(Runnable target) {
        this.target = target;
    }

    /** Requests a call; returns immediately. */
    public void trigger() {
        if (pending.compareAndSet(false, true)) {
            Platform.runLater(this::later);
        }
    }

    private void later() {
        double rest = PERIOD.toMillis() - (System.nanoTime() - last) / 1e6;
        if (rest <= 0) {
            call();
            return;
        }
        PauseTransition pause = new PauseTransition(Duration.millis(rest));
        pause.setOnFinished(_ -> call());
        pause.play();
    }

    private void call() {
        pending.set(false);
        target.run();
        last = System.nanoTime();
    }
}
