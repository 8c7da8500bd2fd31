package io.dropsize.image.codec;

import io.dropsize.image.Pixels;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** The smallest rectangle, in pixels, that contains all differences between two frames. */
public record DirtyRect(int x, int y, int width, int height) {

    /**
     * Compares two frames of equal size.
     *
     * @param before null for a first frame, which is entirely new
     * @param grid x and y are multiples of this
     */
    public static DirtyRect between(@Nullable Pixels before, Pixels frame, int grid) {
        int width = frame.width();
        if (before == null) {
            return new DirtyRect(0, 0, width, frame.height());
        }
        int top = frame.height();
        int bottom = 0;
        int left = width;
        int right = 0;
        for (int y = 0; y < frame.height(); y++) {
            int from = y * width;
            int first =
                    Arrays.mismatch(
                            before.argb(), from, from + width, frame.argb(), from, from + width);
            if (first >= 0) {
                top = Math.min(top, y);
                bottom = y + 1;
                left = Math.min(left, first);
                right = Math.max(right, end(before.argb(), frame.argb(), from, width));
            }
        }
        if (bottom == 0) {
            return new DirtyRect(0, 0, 1, 1);
        }
        left -= left % grid;
        top -= top % grid;
        return new DirtyRect(left, top, right - left, bottom - top);
    }

    private static int end(int[] before, int[] frame, int from, int width) {
        int x = width;
        while (before[from + x - 1] == frame[from + x - 1]) {
            x--;
        }
        return x;
    }

    public Pixels of(Pixels frame) {
        if (width == frame.width() && height == frame.height()) {
            return frame;
        }
        var argb = new int[width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(frame.argb(), (y + row) * frame.width() + x, argb, row * width, width);
        }
        return new Pixels(width, height, argb);
    }
}
