package io.dropsize.ui.upload.intake;

/**
 * The remaining time of the current task on the JavaFX thread, so that the window always responds.
 */
public final class FrameBudget {
    private static final long NANOS = 12_000_000;
    private static final int ON_SCREEN = 30;
    private static final int FEW = 8;

    private final long end = System.nanoTime() + NANOS;

    /**
     * Returns whether another row may be added. Visible rows take much more time, so only a few of
     * them are added in a task.
     */
    boolean hasRoom(int shown, int fresh) {
        return !isSpent() && (shown > ON_SCREEN || fresh < FEW);
    }

    public boolean isSpent() {
        return System.nanoTime() - end >= 0;
    }
}
