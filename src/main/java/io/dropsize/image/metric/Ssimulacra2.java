package io.dropsize.image.metric;

import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.metric.ErrorTerm.Channel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SSIMULACRA 2.1, a measure of how similar an encoded picture looks to its original (Jon Sneyers,
 * Cloudinary, 2022 and 2023): 100 for equal pictures, 90 if no difference is visible even when both
 * are shown in turn, 70 if artifacts are visible but don't disturb, 50 for medium quality, below 0
 * for very strong distortion. Implemented from the published description.
 *
 * <p>Translucent pictures are blended with dark and with bright grey, and the lower score counts.
 */
public final class Ssimulacra2 {
    /** The maximum memory for each pixel: two original pyramids, another one, and linear light. */
    public static final int BYTES_OF_PIXEL = 24;

    /** The minimum side; smaller pictures are extended. */
    private static final int MIN_SIDE = 8;

    private static final List<Integer> OPAQUE = List.of(0);

    /** Levels of grey: a tenth and nine tenths of white. */
    private static final List<Integer> DARK_AND_BRIGHT = List.of(26, 230);

    private final Map<Integer, XybPyramid> originals = new TreeMap<>();

    public Ssimulacra2(Pixels original) {
        boolean opaque = Flattening.isOpaque(original);
        for (int grey : opaque ? OPAQUE : DARK_AND_BRIGHT) {
            originals.put(grey, new XybPyramid(prepared(original, grey)));
        }
    }

    /**
     * Returns the score, at most 100.
     *
     * @param other of the original's size
     */
    public double score(Pixels other) {
        double lowest = Double.POSITIVE_INFINITY;
        for (Map.Entry<Integer, XybPyramid> original : originals.entrySet()) {
            var distorted = new XybPyramid(prepared(other, original.getKey()));
            lowest = Math.min(lowest, score(original.getValue(), distorted));
        }
        return lowest;
    }

    private static double score(XybPyramid original, XybPyramid other) {
        double sum = 0;
        for (int level = 0; level < original.levels(); level++) {
            var sweeps = new EnumMap<Channel, ErrorSweep>(Channel.class);
            for (ErrorTerm term : ErrorTerm.ALL) {
                if (term.level() == level) {
                    ErrorSweep sweep =
                            sweeps.computeIfAbsent(
                                    term.channel(), _ -> sweep(original, other, term));
                    sum += term.weight() * sweep.norm(term.map(), term.norm());
                }
            }
        }
        return score(sum);
    }

    private static ErrorSweep sweep(XybPyramid original, XybPyramid other, ErrorTerm term) {
        int level = term.level();
        return new ErrorSweep(
                original.plane(level, term.channel()),
                other.plane(level, term.channel()),
                original.width(level),
                original.height(level));
    }

    /** Returns the published fit to the opinions of test persons. */
    private static double score(double sum) {
        double error = 0.9562382616834844 * sum;
        double fitted =
                2.326765642916932 * error
                        - 0.020884521182843837 * error * error
                        + 6.248496625763138e-05 * error * error * error;
        return fitted > 0 ? 100 - 10 * Math.pow(fitted, 0.6276336467831387) : 100;
    }

    private static Pixels prepared(Pixels pixels, int grey) {
        Pixels opaque = onGrey(pixels, grey);
        return Math.min(pixels.width(), pixels.height()) < MIN_SIDE ? extended(opaque) : opaque;
    }

    /** Extends a small picture by repeating its last row and column. */
    private static Pixels extended(Pixels pixels) {
        int width = Math.max(MIN_SIDE, pixels.width());
        int height = Math.max(MIN_SIDE, pixels.height());
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int x = Math.min(i % width, pixels.width() - 1);
            int y = Math.min(i / width, pixels.height() - 1);
            argb[i] = pixels.argb()[y * pixels.width() + x];
        }
        return new Pixels(width, height, argb);
    }

    private static Pixels onGrey(Pixels pixels, int grey) {
        if (Flattening.isOpaque(pixels)) {
            return pixels;
        }
        int[] flat = pixels.argb().clone();
        for (int i = 0; i < flat.length; i++) {
            // The colours are premultiplied, so the grey contributes the missing alpha to each
            // channel.
            int missing = 0xFF - (flat[i] >>> 24);
            int part = (missing * grey + 127) / 0xFF;
            flat[i] += missing << 24 | part << 16 | part << 8 | part;
        }
        return new Pixels(pixels.width(), pixels.height(), flat);
    }
}
