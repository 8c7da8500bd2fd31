package io.dropsize.pipeline.plan;

/** How a picture meets a box of width × height. */
public enum Fit {
    /** As large as fits into the box, nothing cut. */
    INSIDE,
    /** Fills the box; what stands over is cut off, as much on one side as on the other. */
    COVER,
    /** Exactly the box's size, stretched if need be. */
    EXACT
}
