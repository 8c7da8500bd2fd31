package io.dropsize.image.metric;

import io.dropsize.image.Pixels;
import io.dropsize.image.metric.ErrorTerm.Channel;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A picture and its halved sizes in XYB, the colour space of JPEG XL that models the cones of the
 * eye. It has the planes that {@link ErrorTerm} uses.
 */
final class XybPyramid {
    private static final int LEVELS = 5;

    /** The smallest side of a level that is halved again. */
    private static final int MIN_SIDE = 8;

    private final int width;
    private final int height;
    private final int levels;
    private final Map<Channel, float[][]> planes = new EnumMap<>(Channel.class);

    /**
     * @param pixels opaque
     */
    XybPyramid(Pixels pixels) {
        width = pixels.width();
        height = pixels.height();
        levels = levels(width, height);
        for (Channel channel : Channel.values()) {
            planes.put(channel, new float[levels][]);
        }
        planes(Channel.Y)[0] = Xyb.luma(pixels);
        float[][] linear = levels > 1 ? LinearPlanes.halved(pixels) : new float[0][];
        for (int level = 1; level < levels; level++) {
            if (level > 1) {
                linear = LinearPlanes.halved(linear, width(level - 1), height(level - 1));
            }
            for (Channel channel : Channel.values()) {
                if (ErrorTerm.uses(level, channel)) {
                    planes(channel)[level] = Xyb.plane(channel, linear);
                }
            }
        }
    }

    int levels() {
        return levels;
    }

    int width(int level) {
        return Math.ceilDiv(width, 1 << level);
    }

    int height(int level) {
        return Math.ceilDiv(height, 1 << level);
    }

    /** Returns a plane that a term uses, row by row. */
    float[] plane(int level, Channel channel) {
        return planes(channel)[level];
    }

    private float[][] planes(Channel channel) {
        return Objects.requireNonNull(planes.get(channel));
    }

    private static int levels(int width, int height) {
        int levels = 1;
        while (levels < LEVELS
                && Math.ceilDiv(Math.min(width, height), 1 << (levels - 1)) >= MIN_SIDE) {
            levels++;
        }
        return levels;
    }
}
