package io.dropsize.image.codec.heif;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** The channels of a decoded picture. */
record HeifPlanes(HeifPlane red, HeifPlane green, HeifPlane blue, @Nullable HeifPlane alpha) {

    /** Returns the channels of an image; empty if one of the colours is missing. */
    static Optional<HeifPlanes> of(HeifReading reading, MemorySegment image, HeifPixelFormat form) {
        Optional<HeifPlane> red = reading.plane(image, form.red());
        Optional<HeifPlane> green = reading.plane(image, form.green());
        Optional<HeifPlane> blue = reading.plane(image, form.blue());
        if (red.isEmpty() || green.isEmpty() || blue.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new HeifPlanes(
                        red.orElseThrow(),
                        green.orElseThrow(),
                        blue.orElseThrow(),
                        reading.plane(image, HeifPlane.Channel.ALPHA).orElse(null)));
    }

    /** Returns whether all planes match a picture of this size. */
    boolean are(int width, int height) {
        return red.width() == width && red.height() == height && areAlike();
    }

    /** Returns whether all planes cover the first one, and the colours have the same depth. */
    boolean areAlike() {
        int width = red.width();
        int height = red.height();
        return red.covers(width, height)
                && green.covers(width, height)
                && blue.covers(width, height)
                && green.bits() == red.bits()
                && blue.bits() == red.bits()
                && (alpha == null || alpha.covers(width, height));
    }
}
