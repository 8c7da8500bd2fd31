package io.dropsize.image.codec.heif;

import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.color.SampleColours;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/**
 * A picture decoded by libheif; its planes stay in libheif's memory and are converted row by row.
 */
final class HeifImage implements DecodedImage {
    /** Red, green, blue and alpha. */
    private static final int CHANNELS = 4;

    private final HeifReading reading;
    private final MemorySegment image;
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final HeifPlane red;
    private final HeifPlane green;
    private final HeifPlane blue;
    private final @Nullable HeifPlane alpha;
    private final boolean premultiplied;
    private final SampleColours colours;
    private final int[][] samples;

    /**
     * @param image owned by the picture from now on
     * @param shown the visible part of the planes; rotation is ignored here
     * @param premultiplied whether the samples are premultiplied
     */
    HeifImage(
            HeifReading reading,
            MemorySegment image,
            HeifPlanes planes,
            HeifTransform shown,
            boolean premultiplied,
            SampleColours colours) {
        this.reading = reading;
        this.image = image;
        this.red = planes.red();
        this.green = planes.green();
        this.blue = planes.blue();
        this.alpha = planes.alpha();
        this.left = shown.x();
        this.top = shown.y();
        this.width = shown.width();
        this.height = shown.height();
        this.premultiplied = premultiplied;
        this.colours = colours;
        this.samples = new int[CHANNELS][width];
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public boolean opaque() {
        return alpha == null;
    }

    @Override
    public void copyRow(int y, int[] argb) {
        red.copyRow(top + y, left, samples[0], width);
        green.copyRow(top + y, left, samples[1], width);
        blue.copyRow(top + y, left, samples[2], width);
        if (alpha == null) {
            colours.convert(samples[0], samples[1], samples[2], width, argb);
            for (int x = 0; x < width; x++) {
                argb[x] |= 0xFF000000;
            }
        } else {
            copyTransparentRow(alpha, y, argb);
        }
    }

    private void copyTransparentRow(HeifPlane plane, int y, int[] argb) {
        int[] opacity = samples[3];
        plane.copyRow(top + y, left, opacity, width);
        int max = plane.max();
        if (premultiplied) {
            for (int channel = 0; channel < 3; channel++) {
                divide(samples[channel], opacity, max, red.max());
            }
        }
        colours.convert(samples[0], samples[1], samples[2], width, argb);
        for (int x = 0; x < width; x++) {
            argb[x] = multiplied(argb[x], (opacity[x] * 0xFF + max / 2) / max);
        }
    }

    private void divide(int[] channel, int[] opacity, int maxOpaque, int max) {
        for (int x = 0; x < width; x++) {
            if (opacity[x] > 0) {
                long whole = ((long) channel[x] * maxOpaque + opacity[x] / 2) / opacity[x];
                channel[x] = (int) Math.min(max, whole);
            }
        }
    }

    private static int multiplied(int rgb, int alpha) {
        return alpha << 24
                | share(rgb >> 16 & 0xFF, alpha) << 16
                | share(rgb >> 8 & 0xFF, alpha) << 8
                | share(rgb & 0xFF, alpha);
    }

    private static int share(int value, int alpha) {
        return (value * alpha + 0x7F) / 0xFF;
    }

    @Override
    public void close() {
        reading.releaseImage(image);
    }
}
