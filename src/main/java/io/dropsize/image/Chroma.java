package io.dropsize.image;

/** How finely a JPEG or AVIF keeps colours, beside brightness. */
public enum Chroma {
    /** Half, but full where half would blur edges of colour, as in screenshots. */
    AUTO,
    /** Every pixel's own: 4:4:4. */
    FULL,
    /** One for two by two pixels: 4:2:0. */
    HALF
}
