package io.dropsize.image.codec;

import io.dropsize.image.RenderSpec;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The size of a copy, and how it is derived from the picture.
 *
 * @param crop whether the picture covers the size and is cropped, or is stretched to it
 */
public record TargetSize(int width, int height, boolean crop) {
    /**
     * A copy made from another copy that is at least this much larger is within 0.02 dB of one made
     * from the picture. This includes the common steps 3:2 and 4:3.
     */
    private static final double SUFFICIENT = 1.3;

    public static TargetSize of(RenderSpec spec) {
        return new TargetSize(spec.width(), spec.height(), spec.crop());
    }

    /** Returns the size of the upright picture, reduced to this longest side if it is larger. */
    public static TargetSize within(Header header, int maxSide) {
        int width = header.uprightWidth();
        int height = header.uprightHeight();
        double scale = Math.min(1, (double) maxSide / Math.max(width, height));
        return new TargetSize(side(width, scale), side(height, scale), false);
    }

    private static int side(int pixels, double scale) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    /** Returns the same size before rotation. */
    public TargetSize stored(Orientation orientation) {
        return orientation.swapsSides() ? new TargetSize(height, width, crop) : this;
    }

    /** Returns the smallest fraction of the stored picture's sides that this size shows. */
    public double minScale(Header header) {
        SourceRect window = window(header);
        return Math.max(width / window.width(), height / window.height());
    }

    /** Returns the part of the stored picture that fills this size. */
    public SourceRect window(Header header) {
        return crop
                ? SourceRect.cover(header.width(), header.height(), width, height)
                : SourceRect.whole(header.width(), header.height());
    }

    public long pixels() {
        return (long) width * height;
    }

    public static List<TargetSize> largestFirst(Collection<TargetSize> frames) {
        return frames.stream().sorted(Comparator.comparing(TargetSize::pixels).reversed()).toList();
    }

    /**
     * Returns the smallest of these sizes from which this size can be made as well as from the
     * whole picture. Cropped copies are always made from the picture itself.
     */
    public static Optional<TargetSize> sufficient(TargetSize wanted, Collection<TargetSize> made) {
        return made.stream()
                .filter(frame -> !frame.crop && !wanted.crop)
                .filter(
                        frame ->
                                frame.width >= SUFFICIENT * wanted.width
                                        && frame.height >= SUFFICIENT * wanted.height)
                .min(Comparator.comparing(TargetSize::pixels));
    }
}
