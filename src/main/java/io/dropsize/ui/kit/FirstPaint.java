package io.dropsize.ui.kit;

import javafx.animation.AnimationTimer;

/** Puts off what the first sight of a window does not need. */
public final class FirstPaint {
    private FirstPaint() {}

    /**
     * Does this when a window that is shown just now has been painted: at the second pulse, since
     * the first one paints. On the JavaFX thread, at both ends.
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
