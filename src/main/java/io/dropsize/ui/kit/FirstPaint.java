package io.dropsize.ui.kit;

import javafx.animation.AnimationTimer;

/** Postpones work that the first paint of a window doesn't need. */
public final class FirstPaint {
    private FirstPaint() {}

    /**
     * Runs the action after a window that is being shown has been painted: at the second pulse,
     * because the first one paints. Call it on the JavaFX thread; the action runs there, too.
     */
    public static void after(Runnable action) {
        new AnimationTimer() {
            private boolean painted;

            @Override
            public void handle(long nanos) {
                if (painted) {
                    stop();
                    action.run();
                }
                painted = true;
            }
        }.start();
    }
}
