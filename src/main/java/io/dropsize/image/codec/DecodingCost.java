package io.dropsize.image.codec;

import io.dropsize.image.ImageInput;

/**
 * The work and memory for decoding a file, where a small file can cause much. The engine compares
 * them with its limits before it decodes.
 */
public interface DecodingCost {
    /** Each pixel of each frame is decoded once, in the memory that the decoder reports. */
    DecodingCost BY_HEADER = new DecodingCost() {};

    /** How often each pixel is processed, such as by the scans of a progressive JPEG. */
    default int passes(ImageInput input) {
        return 1;
    }

    /** The compressed size of an animation's frames, in bytes. */
    default long frameBytes(byte[] file) {
        return file.length;
    }

    /** Whether a few bytes may stand for any number of equal pixels. */
    default boolean hasRuns(ImageInput input) {
        return false;
    }

    /** Memory in addition to the decoded pixels, in bytes. */
    default long workingBytes(ImageInput input, Header header) {
        return 0;
    }
}
