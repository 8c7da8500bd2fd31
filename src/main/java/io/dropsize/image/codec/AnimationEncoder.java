package io.dropsize.image.codec;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.Pixels;

/** Writes frames of equal size, one after the other. Not thread-safe. */
public interface AnimationEncoder {
    /** The maximum duration of a frame, in milliseconds. */
    int maxMillis();

    /**
     * @param millis the frame's duration
     */
    void add(Pixels frame, int millis);

    /** The complete file, after the last frame. */
    EncodedImage finish();
}
