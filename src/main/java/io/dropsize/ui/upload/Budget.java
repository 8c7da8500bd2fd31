package io.dropsize.ui.upload;

/** How much longer this turn on the JavaFX thread may take, so that the window always answers. */
final class Budget {
    private static final long NANOS = 12_000_000;
    private static final int ON_SCREEN = 30;
    private static final int FEW = 8;

    private final long end = System.nanoTime() + NANOS;

    /**
     * Whether one more row may come. Those that will be seen cost much more: they come a few at a
     * time.
     */
    boolean hasRoom(int shown, int fresh) {
        return !isSpent() && (shown > ON_SCREEN || fresh < FEW);
    }

    boolean isSpent() {
        return System.nanoTime() - end >= 0;
    }
}
