package io.dropsize.pipeline.plan;

import io.dropsize.image.Pixels;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The color that covers most of a picture, as a placeholder while it loads. */
final class DominantColor {
    /** The longest side, in pixels, of a picture that is large enough to find it. */
    static final int SIDE = 64;

    /** Colors belong to one group if the upper three bits of each channel are equal. */
    private static final int ALIKE = 0xe0e0e0;

    private static final int OPAQUE = 0xff;

    private DominantColor() {}

    /** A group of similar colors, as the sums of their channels. */
    private static final class Group {
        private long red;
        private long green;
        private long blue;
        private int count;

        private void add(int color) {
            red += color >> 16 & 0xff;
            green += color >> 8 & 0xff;
            blue += color & 0xff;
            count++;
        }

        private String mean() {
            return "#%02x%02x%02x".formatted(red / count, green / count, blue / count);
        }
    }

    /** Returns the mean of the largest group of colors; null if a pixel is transparent. */
    static @Nullable String of(Pixels pixels) {
        Map<Integer, Group> groups = new HashMap<>();
        Group largest = new Group();
        for (int color : pixels.argb()) {
            if (color >>> 24 != OPAQUE) {
                return null;
            }
            Group group = groups.computeIfAbsent(color & ALIKE, _ -> new Group());
            group.add(color);
            if (group.count > largest.count) {
                largest = group;
            }
        }
        return largest.count == 0 ? null : largest.mean();
    }
}
