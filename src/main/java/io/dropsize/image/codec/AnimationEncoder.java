package io.dropsize.image.codec;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.Pixels;

/** Writes frames, one after the other, all of one size. For one thread. */
public interface AnimationEncoder {
    /** The longest that one frame can be shown, in milliseconds. */
    int mostMillis();

    /**
     * @param millis how long it is shown
     */
    void add(Pixels frame, int millis);

    /** The finished file, after the last frame. */
    EncodedImage finish();
}
