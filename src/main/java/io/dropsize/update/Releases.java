package io.dropsize.update;

/** A source for the newest release. */
@FunctionalInterface
public interface Releases {
    /**
     * The newest published release, whether newer than this program or not. Blocks for at most a
     * few seconds, and honours interruption.
     *
     * @throws io.dropsize.error.DropsizeException if it can't be determined, with the reason
     */
    Release latest();
}
