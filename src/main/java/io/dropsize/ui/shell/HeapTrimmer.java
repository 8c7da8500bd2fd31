package io.dropsize.ui.shell;

import io.dropsize.ui.upload.BatchView;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/**
 * Returns the memory of the last uploads to the system. Decoded pixels are allocated in the old
 * generation, which the serial collector grows and rarely collects: a window that had resized eight
 * photos kept 180 MB, of which 50 were in use. A collection stops all threads for a few frames, so
 * it waits until the uploads have ended and the window is idle. On the JavaFX thread.
 */
final class HeapTrimmer {
    private final ObservableValue<BatchView> uploads;
    private final Runnable collect;
    private final PauseTransition pause;
    private boolean due;

    /**
     * @param quiet the time without uploads and input
     * @param collect runs the garbage collector
     */
    HeapTrimmer(ObservableValue<BatchView> uploads, Duration quiet, Runnable collect) {
        this.uploads = uploads;
        this.collect = collect;
        this.pause = new PauseTransition(quiet);
        pause.setOnFinished(_ -> trim());
    }

    void follow(Scene scene) {
        uploads.addListener((_, before, now) -> changed(before.running(), now.running()));
        scene.addEventFilter(InputEvent.ANY, _ -> used());
    }

    private void changed(boolean before, boolean now) {
        due |= before && !now;
        used();
    }

    private void used() {
        if (due) {
            pause.playFromStart();
        }
    }

    private void trim() {
        if (due && !uploads.getValue().running()) {
            due = false;
            collect.run();
        }
    }
}
