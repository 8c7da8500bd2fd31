package io.dropsize.image.codec.heif;

import io.dropsize.image.ImageLimits;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.container.HeifException;
import io.dropsize.image.container.IsoBox;

/**
 * The visible part of a coded picture, and its rotation: the combined effect of the transformative
 * properties {@code clap}, {@code irot} and {@code imir}.
 *
 * @param x the part's left edge in coded pixels
 * @param y the part's upper edge in coded pixels
 * @param width coded pixels
 * @param height coded pixels
 * @param orientation how the part is rotated afterwards
 */
record HeifTransform(int x, int y, int width, int height, Orientation orientation) {
    private static final int FULL_TURN = 4;
    private static final int CLAP_NUMBERS = 8;

    static HeifTransform none(int width, int height) {
        return new HeifTransform(0, 0, width, height, Orientation.UPRIGHT);
    }

    /** Returns whether a property of this type changes the visible part. */
    static boolean isTransform(String type) {
        return switch (type) {
            case "clap", "irot", "imir" -> true;
            default -> false;
        };
    }

    /**
     * The visible part after this property; other properties change nothing.
     *
     * @throws HeifException if the visible part is empty
     */
    HeifTransform then(IsoBox property) {
        return switch (property.type()) {
            case "irot" -> turned(property.number(0, 1) % FULL_TURN);
            case "imir" ->
                    with(
                            (property.number(0, 1) & 1) == 0
                                    ? orientation.flipped()
                                    : orientation.mirrored());
            case "clap" -> cropped(property);
            default -> this;
        };
    }

    private HeifTransform turned(int quarters) {
        Orientation turned = orientation;
        for (int i = 0; i < quarters; i++) {
            turned = turned.turnedLeft();
        }
        return with(turned);
    }

    private HeifTransform with(Orientation other) {
        return new HeifTransform(x, y, width, height, other);
    }

    private HeifTransform cropped(IsoBox clap) {
        double[] numbers = new double[CLAP_NUMBERS / 2];
        for (int i = 0; i < numbers.length; i++) {
            int numerator = clap.number(2 * i * Integer.BYTES, Integer.BYTES);
            int denominator = clap.number((2 * i + 1) * Integer.BYTES, Integer.BYTES);
            numbers[i] = (double) numerator / denominator;
        }
        int shownWidth = orientation.swapsSides() ? height : width;
        int shownHeight = orientation.swapsSides() ? width : height;
        int left = edge(shownWidth, numbers[0], numbers[2]);
        int top = edge(shownHeight, numbers[1], numbers[3]);
        int right = Math.min(left + rounded(numbers[0]), shownWidth);
        int bottom = Math.min(top + rounded(numbers[1]), shownHeight);
        left = Math.max(0, left);
        top = Math.max(0, top);
        if (right <= left || bottom <= top) {
            throw HeifException.damaged("a crop that leaves nothing");
        }
        return part(left, top, right - left, bottom - top, shownWidth, shownHeight);
    }

    /** Returns the start of a centred part of this length, shifted by an offset in pixels. */
    private static int edge(int side, double length, double offset) {
        return rounded(offset + (side - length) / 2);
    }

    private static int rounded(double pixels) {
        if (Double.isNaN(pixels)) {
            throw HeifException.damaged("a crop without a size");
        }
        return (int)
                Math.clamp(Math.round(pixels), -ImageLimits.LONGEST_SIDE, ImageLimits.LONGEST_SIDE);
    }

    /** Maps a part of the visible picture to the coded picture. */
    private HeifTransform part(int left, int top, int across, int down, int wide, int high) {
        boolean swaps = orientation.swapsSides();
        int codedX = swaps ? top : left;
        int codedY = swaps ? left : top;
        int codedWidth = swaps ? down : across;
        int codedHeight = swaps ? across : down;
        int restX = (swaps ? high : wide) - codedX - codedWidth;
        int restY = (swaps ? wide : high) - codedY - codedHeight;
        return new HeifTransform(
                x + (orientation.columnsReversed() ? restX : codedX),
                y + (orientation.rowsReversed() ? restY : codedY),
                codedWidth,
                codedHeight,
                orientation);
    }
}
