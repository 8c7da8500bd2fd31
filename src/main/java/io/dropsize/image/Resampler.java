package io.dropsize.image;

import java.util.Arrays;

/**
 * Scales a window of a picture to an exact size. It works on premultiplied colours, so that what is
 * invisible never bleeds into edges, and keeps no more than one row beside source and target.
 */
final class Resampler {
    private static final int[] SHIFTS = {16, 8, 0, 24};

    private final Picture source;
    private final Taps columns;
    private final Taps rows;
    private final int[] row;
    private final float[][] planes;

    private Resampler(Picture source, Taps columns, Taps rows) {
        this.source = source;
        this.columns = columns;
        this.rows = rows;
        this.row = new int[source.width()];
        this.planes = new float[source.opaque() ? 3 : 4][source.width()];
    }

    /**
     * @param window the part to take, in the source's decoded pixels
     */
    static Pixels scale(Picture source, Window window, int width, int height) {
        var columns = Taps.lanczos(window.x(), window.width(), source.width(), width);
        var rows = Taps.lanczos(window.y(), window.height(), source.height(), height);
        var argb = new int[Math.multiplyExact(width, height)];
        var resampler = new Resampler(source, columns, rows);
        for (int y = 0; y < height; y++) {
            resampler.blendRows(y);
            resampler.blendColumns(argb, y * width);
        }
        return new Pixels(width, height, argb);
    }

    /** First across rows: these loops the JVM turns into vector instructions. */
    private void blendRows(int y) {
        float[] weights = rows.weights()[y];
        for (float[] plane : planes) {
            Arrays.fill(plane, 0);
        }
        for (int k = 0; k < weights.length; k++) {
            source.copyRow(rows.first()[y] + k, row);
            for (int c = 0; c < planes.length; c++) {
                add(row, SHIFTS[c], weights[k], planes[c]);
            }
        }
    }

    private static void add(int[] row, int shift, float weight, float[] plane) {
        for (int x = 0; x < plane.length; x++) {
            plane[x] += weight * ((row[x] >>> shift) & 0xFF);
        }
    }

    private void blendColumns(int[] argb, int offset) {
        float[] red = planes[0];
        float[] green = planes[1];
        float[] blue = planes[2];
        int[] first = columns.first();
        for (int x = 0; x < first.length; x++) {
            float[] weights = columns.weights()[x];
            int start = first[x];
            float r = 0;
            float g = 0;
            float b = 0;
            for (int k = 0; k < weights.length; k++) {
                float weight = weights[k];
                r += weight * red[start + k];
                g += weight * green[start + k];
                b += weight * blue[start + k];
            }
            int alpha = alpha(start, weights);
            argb[offset + x] =
                    alpha << 24 | clamp(r, alpha) << 16 | clamp(g, alpha) << 8 | clamp(b, alpha);
        }
    }

    private int alpha(int start, float[] weights) {
        if (planes.length == 3) {
            return 0xFF;
        }
        float a = 0;
        for (int k = 0; k < weights.length; k++) {
            a += weights[k] * planes[3][start + k];
        }
        return clamp(a, 0xFF);
    }

    /** The lobes overshoot at edges; a premultiplied colour is never above its alpha. */
    private static int clamp(float value, int most) {
        return Math.clamp(Math.round(value), 0, most);
    }
}
