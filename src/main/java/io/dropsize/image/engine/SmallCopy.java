package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Palette;
import io.dropsize.image.color.ColorQuantizer;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Limits the size of copies relative to their sources. Scaling turns a chart's sixteen colours into
 * thousands; if the source has a palette, the copy gets one of the best 256 colours.
 */
final class SmallCopy {
    /** The PSNR in decibels from which two pictures look the same side by side. */
    private static final double ALIKE = 40;

    /**
     * The maximum change of any colour, in levels, because a small icon has little weight in PSNR.
     */
    private static final int MAX_DIFFERENCE = 24;

    /** Tried in this order, until the copy is small enough or looks different. */
    private static final List<Integer> FEWER = List.of(64, 16, 8);

    private static final int WHITE = 0xFF;

    private final ImageInput source;
    private final Header header;
    private final BiFunction<Pixels, RenderSpec, EncodedImage> encoder;

    /**
     * @param encoder encodes these pixels with this spec
     */
    SmallCopy(
            ImageInput source,
            Header header,
            BiFunction<Pixels, RenderSpec, EncodedImage> encoder) {
        this.source = source;
        this.header = header;
        this.encoder = encoder;
    }

    /** A copy of these pixels, with fewer colours if the source has few or is smaller. */
    EncodedImage encode(Pixels pixels, RenderSpec spec) {
        if (spec.format() == ImageFormat.WEBP) {
            return webp(pixels, spec);
        }
        if (spec.format() != ImageFormat.PNG || spec.coding().lossless()) {
            return encoder.apply(pixels, spec);
        }
        if (header.indexed()) {
            return fewer(pixels, encoder.apply(few(pixels, Palette.MAX), spec), spec);
        }
        EncodedImage copy = encoder.apply(pixels, spec);
        if (!isLarge(copy) && !isFlat(pixels)) {
            return copy;
        }
        return fewer(pixels, with256(pixels, copy, spec), spec);
    }

    /** A lossless drawing is smaller than a lossy one, and sharper. */
    private EncodedImage webp(Pixels pixels, RenderSpec spec) {
        EncodedImage copy = encoder.apply(pixels, spec);
        boolean fixed =
                spec.coding().quality() instanceof Quality.Fixed && !spec.coding().lossless();
        if (!fixed || !isLarge(copy)) {
            return copy;
        }
        try {
            RenderSpec lossless = spec.withCoding(spec.coding().withLossless(true));
            return fewer(pixels, with256(pixels, copy, lossless), lossless);
        } catch (DropsizeException e) {
            if (e.kind() != ErrorKind.UNSUPPORTED_OUTPUT) {
                throw e;
            }
            return copy;
        }
    }

    /** The smaller of a copy and one with 256 colours, if the latter looks the same. */
    private EncodedImage with256(Pixels pixels, EncodedImage copy, RenderSpec spec) {
        Pixels few = few(pixels, Palette.MAX);
        boolean changes = few != pixels || spec.coding().lossless();
        return changes && (isLarge(copy) ? likeness(pixels, few) >= ALIKE : areAlike(pixels, few))
                ? smaller(copy, encoder.apply(few, spec))
                : copy;
    }

    /** The same with fewer than 256 colours, if the copy is larger than its source. */
    private EncodedImage fewer(Pixels pixels, EncodedImage copy, RenderSpec spec) {
        EncodedImage smallest = copy;
        for (int colours : FEWER) {
            Pixels few = isLarge(smallest) ? few(pixels, colours) : pixels;
            if (few != pixels && areAlike(pixels, few)) {
                smallest = smaller(smallest, encoder.apply(few, spec));
            }
        }
        return smallest;
    }

    private boolean isLarge(EncodedImage copy) {
        return copy.bytes().length > source.size();
    }

    /** Whether it is a drawing: half of its pixels equal their left neighbour. */
    private static boolean isFlat(Pixels pixels) {
        int[] argb = pixels.argb();
        int equal = 0;
        for (int i = 1; i < argb.length; i++) {
            equal += argb[i] == argb[i - 1] ? 1 : 0;
        }
        return equal > argb.length / 2;
    }

    private static boolean areAlike(Pixels one, Pixels other) {
        return difference(one, other) <= MAX_DIFFERENCE && likeness(one, other) >= ALIKE;
    }

    private static EncodedImage smaller(EncodedImage one, EncodedImage other) {
        return other.bytes().length < one.bytes().length ? other : one;
    }

    /** The same pixels if they have at most so many colours. */
    private static Pixels few(Pixels pixels, int max) {
        if (Palette.of(pixels).filter(palette -> palette.colours().length <= max).isPresent()) {
            return pixels;
        }
        int colours = Flattening.isOpaque(pixels) ? max : max - 1;
        return new Pixels(
                pixels.width(), pixels.height(), ColorQuantizer.of(pixels.argb(), colours));
    }

    /** The maximum difference of any channel, in levels. */
    private static int difference(Pixels one, Pixels other) {
        int max = 0;
        for (int i = 0; i < one.argb().length; i++) {
            int a = one.argb()[i];
            int b = other.argb()[i];
            for (int shift = 0; a != b && shift < Integer.SIZE; shift += Byte.SIZE) {
                max = Math.max(max, Math.abs((a >>> shift & 0xFF) - (b >>> shift & 0xFF)));
            }
        }
        return max;
    }

    /**
     * PSNR of all channels in decibels, without pixels that are transparent in both: a photo on a
     * large empty canvas is as different as without it.
     */
    static double likeness(Pixels one, Pixels other) {
        long squares = 0;
        int visible = 0;
        for (int i = 0; i < one.argb().length; i++) {
            int a = one.argb()[i];
            int b = other.argb()[i];
            visible += (a | b) >>> 24 == 0 ? 0 : 1;
            for (int shift = 0; a != b && shift < Integer.SIZE; shift += Byte.SIZE) {
                int difference = (a >>> shift & 0xFF) - (b >>> shift & 0xFF);
                squares += (long) difference * difference;
            }
        }
        double mean = squares / (double) Integer.BYTES / visible;
        return squares == 0 ? Double.MAX_VALUE : 10 * Math.log10(WHITE * WHITE / mean);
    }
}
