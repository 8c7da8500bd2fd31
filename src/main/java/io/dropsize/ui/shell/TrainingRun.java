package io.dropsize.ui.shell;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * A start of the real program that quits automatically, requested by the system property {@code
 * dropsize.rehearsal}. The build uses it to train the JVM's AOT cache and to measure the start. On
 * the JavaFX thread.
 */
enum TrainingRun {
    /** Reports when the window has been painted, and ends the process. */
    PAINT,

    /**
     * Connects to no destination, and quits after visiting the list, the History and the Settings:
     * their classes then start faster, without those that only uploads need.
     */
    IMAGE;

    private static final Duration A_LOOK = Duration.seconds(4);
    private static final int[] LOOKED_AT = {0, 2, 3};

    /** The kind of this start; null for a normal start. */
    static @Nullable TrainingRun ofThisStart() {
        String asked = System.getProperty("dropsize.rehearsal", "");
        return asked.isEmpty() ? null : valueOf(asked.toUpperCase(Locale.ROOT));
    }

    /**
     * Reports first, because the JVM waits up to 300 ms for threads in native code, such as the
     * embedded server's.
     */
    static void painted(Consumer<String> terminal) {
        terminal.accept("painted");
        Runtime.getRuntime().halt(0);
    }

    /** Visits the views and quits. */
    static void lookAround(MainWindow window) {
        lookAt(window, 0);
    }

    private static void lookAt(MainWindow window, int turn) {
        if (turn == LOOKED_AT.length) {
            window.leave();
            return;
        }
        window.go(LOOKED_AT[turn]);
        PauseTransition look = new PauseTransition(A_LOOK);
        look.setOnFinished(_ -> lookAt(window, turn + 1));
        look.play();
    }
}
