package io.dropsize.image.codec;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.Pixels;

/** Writes frames of equal size, one after the other. Not thread-safe. */
public interface AnimationEncoder {
    /** Returns the maximum duration of a frame, in milliseconds. */
    int maxMillis();

    /**
     * Adds the next frame.
     *
     * @param millis the frame's duration, at most {@link #maxMillis}
     */
    void add(Pixels frame, int millis);

    /** Returns the complete file. Call it after the last frame. */
    EncodedImage finish();
}
