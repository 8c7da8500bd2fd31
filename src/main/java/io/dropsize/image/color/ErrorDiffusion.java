package io.dropsize.image.color;

import io.dropsize.image.Pixels;

import java.util.Arrays;

/**
 * Reduces a picture to a palette by Floyd–Steinberg error diffusion, in alternating directions.
 * Pixels whose colour is in the palette, such as those of flat areas, keep it.
 */
public final class ErrorDiffusion {
    private static final int CHANNELS = 4;
    private static final int OPAQUE = 0xFF;

    /** Errors are reduced, so that they fade out and don't reach distant edges. */
    private static final float STRENGTH = 0.75f;

    /**
     * Differences of up to this many levels in each channel are not diffused: the noise would cost
     * bytes.
     */
    private static final int INVISIBLE = 3;

    /** A larger error, in levels, comes from an edge and would be visible as noise. */
    private static final float MAX_ERROR = 24;

    /** The nearest colours of opaque pixels are remembered for six bits of each channel. */
    private static final int BITS = 6;

    private static final int DROPPED = Byte.SIZE - BITS;

    private final int[] palette;
    private final short[] nearest = new short[1 << 3 * BITS];
    private final int[] argb;
    private final int width;

    /**
     * The errors of four channels for each pixel of this row and the next, with an extra pixel on
     * each side.
     */
    private float[] here;

    private float[] below;

    private ErrorDiffusion(Pixels pixels, int[] palette) {
        this.palette = palette.clone();
        Arrays.sort(this.palette);
        this.argb = pixels.argb().clone();
        this.width = pixels.width();
        this.here = new float[(width + 2) * CHANNELS];
        this.below = new float[(width + 2) * CHANNELS];
        Arrays.fill(nearest, (short) -1);
    }

    /**
     * Returns the pixels in their best colours, dithered. Fully transparent pixels don't change.
     *
     * @param pixels premultiplied; not changed
     * @param max colours, excluding transparent pixels
     */
    public static Pixels of(Pixels pixels, int max) {
        int[] palette = ColorQuantizer.palette(pixels.argb(), max);
        if (palette.length == 0) {
            return pixels;
        }
        var diffusion = new ErrorDiffusion(pixels, palette);
        for (int y = 0; y < pixels.height(); y++) {
            diffusion.row(y);
        }
        return new Pixels(pixels.width(), pixels.height(), diffusion.argb);
    }

    private void row(int y) {
        int step = y % 2 == 0 ? 1 : -1;
        for (int i = 0; i < width; i++) {
            int x = step > 0 ? i : width - 1 - i;
            int at = y * width + x;
            if (argb[at] >>> 24 != 0) {
                argb[at] = dithered(argb[at], (x + 1) * CHANNELS, step * CHANNELS);
            }
        }
        float[] done = here;
        here = below;
        below = done;
        Arrays.fill(below, 0);
    }

    private int dithered(int pixel, int at, int ahead) {
        int wanted = 0;
        int kept = pixel >>> 24 == OPAQUE ? 3 : CHANNELS;
        for (int c = 0; c < kept; c++) {
            int value = Math.round((pixel >>> 8 * c & 0xFF) + here[at + c]);
            wanted |= Math.clamp(value, 0, OPAQUE) << 8 * c;
        }
        wanted |= kept == CHANNELS ? 0 : OPAQUE << 24;
        int colour = colour(wanted);
        if (isClose(pixel, colour)) {
            return colour;
        }
        for (int c = 0; c < kept; c++) {
            float error = (pixel >>> 8 * c & 0xFF) + here[at + c] - (colour >>> 8 * c & 0xFF);
            error = STRENGTH * Math.clamp(error, -MAX_ERROR, MAX_ERROR);
            here[at + ahead + c] += error * 7 / 16;
            below[at - ahead + c] += error * 3 / 16;
            below[at + c] += error * 5 / 16;
            below[at + ahead + c] += error / 16;
        }
        return colour;
    }

    private static boolean isClose(int pixel, int colour) {
        boolean close = true;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            close &= Math.abs((pixel >>> shift & 0xFF) - (colour >>> shift & 0xFF)) <= INVISIBLE;
        }
        return close;
    }

    private int colour(int wanted) {
        if (Arrays.binarySearch(palette, wanted) >= 0) {
            return wanted;
        }
        if (wanted >>> 24 != OPAQUE) {
            return palette[ColorQuantizer.nearest(palette, wanted)];
        }
        int key =
                (wanted >>> 16 + DROPPED & 0x3F) << 2 * BITS
                        | (wanted >>> 8 + DROPPED & 0x3F) << BITS
                        | wanted >>> DROPPED & 0x3F;
        if (nearest[key] < 0) {
            nearest[key] = (short) ColorQuantizer.nearest(palette, wanted);
        }
        return palette[nearest[key]];
    }
}
