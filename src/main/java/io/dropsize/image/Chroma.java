package io.dropsize.image;

/** The chroma subsampling of a JPEG or AVIF. */
public enum Chroma {
    /** Subsampled, but full where subsampling would blur coloured edges, as in screenshots. */
    AUTO,
    /** No subsampling: 4:4:4. */
    FULL,
    /** Half the resolution in both directions: 4:2:0. */
    HALF
}
