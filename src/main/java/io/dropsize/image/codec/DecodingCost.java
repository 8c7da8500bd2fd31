package io.dropsize.image.codec;

import io.dropsize.image.ImageInput;

/**
 * The work and memory for decoding a file, which may be large for a small file. The engine compares
 * them with its limits before it decodes.
 */
public interface DecodingCost {
    /** Each pixel of each frame is decoded once, in the memory that the decoder reports. */
    DecodingCost BY_HEADER = new DecodingCost() {};

    /**
     * Returns how often each pixel is processed: once for each scan of a progressive JPEG, for
     * example.
     */
    default int passes(ImageInput input) {
        return 1;
    }

    /** Returns the compressed size of an animation's frames, in bytes. */
    default long frameBytes(byte[] file) {
        return file.length;
    }

    /** Returns whether a few bytes may encode any number of equal pixels. */
    default boolean hasRuns(ImageInput input) {
        return false;
    }

    /** Returns the memory in addition to the decoded pixels, in bytes. */
    default long workingBytes(ImageInput input, Header header) {
        return 0;
    }
}
