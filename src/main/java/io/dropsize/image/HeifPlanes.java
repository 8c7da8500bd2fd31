package io.dropsize.image;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** The channels of a decoded picture, all of at least its size; the colours of one depth. */
record HeifPlanes(HeifPlane red, HeifPlane green, HeifPlane blue, @Nullable HeifPlane alpha) {

    /** Empty unless the planes are as a picture of this size must have them. */
    static Optional<HeifPlanes> of(
            HeifReading reading, MemorySegment image, HeifForm form, int width, int height) {
        Optional<HeifPlane> red = reading.plane(image, form.red());
        Optional<HeifPlane> green = reading.plane(image, form.green());
        Optional<HeifPlane> blue = reading.plane(image, form.blue());
        if (red.isEmpty() || green.isEmpty() || blue.isEmpty()) {
            return Optional.empty();
        }
        var planes =
                new HeifPlanes(
                        red.orElseThrow(),
                        green.orElseThrow(),
                        blue.orElseThrow(),
                        reading.plane(image, HeifPlane.Channel.ALPHA).orElse(null));
        return planes.are(width, height) ? Optional.of(planes) : Optional.empty();
    }

    private boolean are(int width, int height) {
        return red.width() == width
                && red.height() == height
                && red.covers(width, height)
                && green.covers(width, height)
                && blue.covers(width, height)
                && green.bits() == red.bits()
                && blue.bits() == red.bits()
                && (alpha == null || alpha.covers(width, height));
    }
}
