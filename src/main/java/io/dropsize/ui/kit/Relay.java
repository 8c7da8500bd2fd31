package io.dropsize.ui.kit;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passes a stream of calls from any threads to the JavaFX thread, about ten times a second at most.
 * The last one is never lost.
 */
public final class Relay {
    private static final Duration PERIOD = Duration.millis(100);

    private final Runnable target;
    private final AtomicBoolean pending = new AtomicBoolean();

    /**
     * @param target what to call, on the JavaFX thread
     */
    public Relay(Runnable target) {
        this.target = target;
    }

    /** Asks for a call; returns at once. */
    public void poke() {
        if (pending.compareAndSet(false, true)) {
            Platform.runLater(this::later);
        }
    }

    private void later() {
        PauseTransition pause = new PauseTransition(PERIOD);
        pause.setOnFinished(
                _ -> {
                    pending.set(false);
                    target.run();
                });
        pause.play();
    }
}
