package io.dropsize.ui.shell;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * A start of the real program that leaves by itself, asked for by the system property {@code
 * dropsize.rehearsal}. The build trains the JVM's AOT cache with it, and start-up is measured by
 * it. On the JavaFX thread.
 */
enum Rehearsal {
    /** Says when the window has been painted, and ends the process. */
    PAINT,

    /**
     * Asks no destination, and leaves after a look at the list, the History and the Settings: what
     * it has seen starts quicker, without the weight of what only uploads need.
     */
    IMAGE;

    private static final Duration A_LOOK = Duration.seconds(4);
    private static final int[] LOOKED_AT = {0, 2, 3};

    /** Which one this start of the program is; null for the usual one, which stays. */
    static @Nullable Rehearsal ofThisStart() {
        String asked = System.getProperty("dropsize.rehearsal", "");
        return asked.isEmpty() ? null : valueOf(asked.toUpperCase(Locale.ROOT));
    }

    /**
     * Says so, for the end comes later: the JVM waits up to 300 ms for threads in native code, such
     * as the embedded server's.
     */
    static void painted(Consumer<String> words) {
        words.accept("painted");
        Runtime.getRuntime().halt(0);
    }

    /** Looks around and leaves. */
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
