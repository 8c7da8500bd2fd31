package io.dropsize.ui.upload;

/** How much longer this turn on the JavaFX thread may take, so that the window always answers. */
final class Budget {
    private static final long NANOS = 12_000_000;

    private final long end = System.nanoTime() + NANOS;

    boolean isSpent() {
        return System.nanoTime() - end >= 0;
    }
}
