package io.dropsize.image;

/** The chroma subsampling of a JPEG or AVIF. */
public enum Chroma {
    /** Full if subsampling would blur coloured edges, as in screenshots; otherwise subsampled. */
    AUTO,
    /** No subsampling: 4:4:4. */
    FULL,
    /** Half the resolution in both directions: 4:2:0. */
    HALF;

    private static final int TINY_SIDE = 16;

    /**
     * Returns whether a copy is so small that subsampling would be visible, and full chroma costs
     * next to nothing.
     */
    public static boolean isVisibleAt(int width, int height) {
        return Math.min(width, height) < TINY_SIDE;
    }
}
