package io.dropsize.image.engine;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;

import java.util.Optional;

/**
 * Uses the source's own compressed pixels where a copy would be the same picture encoded again, so
 * that nothing is lost.
 */
final class LosslessPassthrough {
    /** The rounding error of an sRGB profile, of 255. */
    private static final int MAX_DIFFERENCE = 2;

    private LosslessPassthrough() {}

    /**
     * The source without its metadata, if a copy by this spec has its size, format and orientation.
     * {@link #alike} determines whether its colours stay the same.
     */
    static Optional<EncodedImage> of(OpenedImage source, RenderSpec spec) {
        Header header = source.header();
        boolean same =
                header.format() == spec.format()
                        && header.orientation() == Orientation.UPRIGHT
                        && header.width() == spec.width()
                        && header.height() == spec.height()
                        && header.frames() == 1;
        return same
                ? source.codecs()
                        .bare(source.input().bytes(), spec)
                        .map(
                                bytes ->
                                        new EncodedImage(
                                                bytes, spec.format(), spec.width(), spec.height()))
                : Optional.empty();
    }

    /** Returns whether two pictures are equal except for a profile's rounding. */
    static boolean alike(Pixels one, Pixels other) {
        int[] a = one.argb();
        int[] b = other.argb();
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i] && !near(a[i], b[i])) {
                return false;
            }
        }
        return a.length == b.length;
    }

    private static boolean near(int a, int b) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            if (Math.abs((a >>> shift & 0xFF) - (b >>> shift & 0xFF)) > MAX_DIFFERENCE) {
                return false;
            }
        }
        return true;
    }
}
