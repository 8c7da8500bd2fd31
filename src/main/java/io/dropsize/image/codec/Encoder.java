package io.dropsize.image.codec;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.Pixels;

/** Writes images of one format. Implementations are called from several threads. */
@FunctionalInterface
public interface Encoder {
    /**
     * Encodes premultiplied sRGB pixels.
     *
     * @param quality 1 to 100, for lossy codings; where {@link Coding#quality} is a target, the
     *     result of the search for it
     * @param metadata for formats whose container can't add it later
     */
    EncodedImage encode(Pixels pixels, Coding coding, int quality, KeptMetadata metadata);

    /** Returns whether this computer has the required library. The first call may load it. */
    default boolean isAvailable() {
        return true;
    }

    /**
     * Checks that the required library is available.
     *
     * @throws io.dropsize.error.DropsizeException ENCODER_MISSING if not {@link #isAvailable}
     */
    default void require() {}
}
