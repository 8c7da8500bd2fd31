package io.dropsize.ui.shell;

import io.dropsize.ui.kit.FirstPaint;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * A start of the real program that leaves by itself, asked for by the system property {@code
 * dropsize.rehearsal}. The build trains the JVM's AOT cache with it, and start-up is measured by
 * it. On the JavaFX thread.
 */
enum Rehearsal {
    /** Leaves when the window has been painted. */
    PAINT,

    /** Leaves when the files it was started with are uploaded and every view was looked at. */
    UPLOAD;

    private static final Duration A_LOOK = Duration.seconds(1);

    /** Which one this start of the program is; null for the usual one, which stays. */
    static @Nullable Rehearsal ofThisStart() {
        String asked = System.getProperty("dropsize.rehearsal", "");
        return asked.isEmpty() ? null : valueOf(asked.toUpperCase(Locale.ROOT));
    }

    /** Sees to it that the window leaves when it is time. */
    void begin(MainWindow window) {
        switch (this) {
            case PAINT -> FirstPaint.after(window::leave);
            case UPLOAD -> window.onUploaded(() -> lookAt(window, MainWindow.PLACES - 1));
        }
    }

    /** Looks at this view for a moment, then at those before it, then leaves. */
    private static void lookAt(MainWindow window, int place) {
        if (place < 0) {
            window.leave();
            return;
        }
        window.go(place);
        PauseTransition look = new PauseTransition(A_LOOK);
        look.setOnFinished(_ -> lookAt(window, place - 1));
        look.play();
    }
}
