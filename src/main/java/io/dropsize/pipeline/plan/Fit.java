package io.dropsize.pipeline.plan;

/** How a picture is fitted to a box of width × height. */
public enum Fit {
    /** Scaled to fit into the box, without cropping. */
    INSIDE,
    /** Scaled to fill the box, and cropped by the same amount on both sides. */
    COVER,
    /** Stretched to exactly the size of the box. */
    EXACT
}
