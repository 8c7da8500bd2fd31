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
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Prevents copies that are larger than their sources. Scaling turns a chart's sixteen colours into
 * thousands; if the source has a palette, the copy gets a palette of the best 256 colours. If the
 * quality is a similarity, each PNG copy gets the smallest palette that reaches it.
 */
final class ColourReduction {
    /**
     * The numbers of colours to try in this order, until the copy is small enough or looks
     * different.
     */
    private static final List<Integer> FEWER = List.of(128, 64, 32, 16, 8);

    private final ImageInput source;
    private final Header header;
    private final BiFunction<Pixels, RenderSpec, EncodedImage> encoder;

    /**
     * @param encoder encodes these pixels with this spec
     */
    ColourReduction(
            ImageInput source,
            Header header,
            BiFunction<Pixels, RenderSpec, EncodedImage> encoder) {
        this.source = source;
        this.header = header;
        this.encoder = encoder;
    }

    /** Returns a copy of these pixels, with fewer colours if the source has few or is smaller. */
    EncodedImage encode(Pixels pixels, RenderSpec spec) {
        if (spec.format() == ImageFormat.WEBP) {
            return webp(pixels, spec);
        }
        if (spec.format() != ImageFormat.PNG || spec.coding().lossless()) {
            return encoder.apply(pixels, spec);
        }
        if (spec.coding().quality() instanceof Quality.AtLeast(double score)) {
            Optional<EncodedImage> similar =
                    PaletteSearch.search(pixels, score, few -> encoder.apply(few, spec));
            if (similar.isPresent()) {
                return similar.get();
            }
        }
        if (header.indexed()) {
            return fewer(pixels, encoder.apply(reduced(pixels, Palette.MAX), spec), spec);
        }
        EncodedImage copy = encoder.apply(pixels, spec);
        return isLarge(copy) || pixels.isFlat()
                ? fewer(pixels, with256(pixels, copy, spec), spec)
                : copy;
    }

    /** Returns a lossless drawing is smaller than a lossy one, and sharper. */
    private EncodedImage webp(Pixels pixels, RenderSpec spec) {
        EncodedImage copy = encoder.apply(pixels, spec);
        boolean fixed =
                spec.coding().quality() instanceof Quality.Fixed && !spec.coding().lossless();
        if (!fixed || !isLarge(copy) && !pixels.isFlat()) {
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

    /** Returns the smaller of a copy and one with 256 colours, if the latter looks the same. */
    private EncodedImage with256(Pixels pixels, EncodedImage copy, RenderSpec spec) {
        Pixels reduced = reduced(pixels, Palette.MAX);
        boolean changes = reduced != pixels || spec.coding().lossless();
        return changes && limit(copy).allows(pixels, reduced)
                ? smaller(copy, encoder.apply(reduced, spec))
                : copy;
    }

    /** Returns the same with fewer than 256 colours, if the copy is larger than its source. */
    private EncodedImage fewer(Pixels pixels, EncodedImage copy, RenderSpec spec) {
        EncodedImage smallest = copy;
        for (int colours : FEWER) {
            if (!isLarge(smallest)) {
                return smallest;
            }
            Pixels reduced = reduced(pixels, colours);
            if (reduced != pixels) {
                if (!VisibleDifference.SLIGHT.allows(pixels, reduced)) {
                    return smallest;
                }
                smallest = smaller(smallest, encoder.apply(reduced, spec));
            }
        }
        return smallest;
    }

    private VisibleDifference limit(EncodedImage copy) {
        return isLarge(copy) ? VisibleDifference.SLIGHT : VisibleDifference.NONE;
    }

    private boolean isLarge(EncodedImage copy) {
        return copy.bytes().length > source.size();
    }

    private static EncodedImage smaller(EncodedImage one, EncodedImage other) {
        return other.bytes().length < one.bytes().length ? other : one;
    }

    /** Returns the same pixels if they have at most so many colours. */
    private static Pixels reduced(Pixels pixels, int max) {
        if (Palette.of(pixels).filter(palette -> palette.colours().length <= max).isPresent()) {
            return pixels;
        }
        int colours = Flattening.isOpaque(pixels) ? max : max - 1;
        return new Pixels(
                pixels.width(), pixels.height(), ColorQuantizer.of(pixels.argb(), colours));
    }
}
