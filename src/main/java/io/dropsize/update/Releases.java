package io.dropsize.update;

/** Who knows which release is the newest. */
@FunctionalInterface
public interface Releases {
    /**
     * The newest finished release, be it newer than this program or not. Blocks, for seconds at
     * most, and honours interruption.
     *
     * @throws io.dropsize.error.DropsizeException when nobody can say, and why
     */
    Release latest();
}
