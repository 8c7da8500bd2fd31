package io.dropsize.image.engine;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Cancellation;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.color.ColorQuantizer;
import io.dropsize.image.color.ErrorDiffusion;
import io.dropsize.image.metric.Ssimulacra2;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the smallest palette whose copy reaches a score. Dithering costs bytes, so it is used only
 * where the plain colours are not similar enough.
 */
final class PaletteSearch {
    private static final List<Integer> COLOURS = List.of(256, 128, 64, 32, 16);

    private final Pixels pixels;
    private final double target;
    private final Ssimulacra2 original;
    private boolean needsDithering;

    private PaletteSearch(Pixels pixels, double target) {
        this.pixels = pixels;
        this.target = target;
        this.original = new Ssimulacra2(pixels);
    }

    /** Returns the smallest copy with a palette; empty if no palette reaches the score. */
    static Optional<EncodedImage> search(
            Pixels pixels, double target, Function<Pixels, EncodedImage> encoder) {
        return new PaletteSearch(pixels, target).search(encoder);
    }

    private Optional<EncodedImage> search(Function<Pixels, EncodedImage> encoder) {
        Optional<EncodedImage> smallest = Optional.empty();
        for (int colours : COLOURS) {
            Optional<EncodedImage> copy = reduced(colours).map(encoder);
            if (copy.isEmpty() || smallest.isPresent() && isLarger(copy.get(), smallest.get())) {
                return smallest;
            }
            smallest = copy;
        }
        return smallest;
    }

    private Optional<Pixels> reduced(int colours) {
        Cancellation.require();
        int max = Flattening.isOpaque(pixels) ? colours : colours - 1;
        if (!needsDithering) {
            int[] plain = ColorQuantizer.of(pixels.argb(), max);
            var reduced = new Pixels(pixels.width(), pixels.height(), plain);
            if (isEnough(reduced)) {
                return Optional.of(reduced);
            }
            needsDithering = true;
        }
        return Optional.of(ErrorDiffusion.of(pixels, max)).filter(this::isEnough);
    }

    private boolean isEnough(Pixels reduced) {
        return original.score(reduced) >= target;
    }

    private static boolean isLarger(EncodedImage copy, EncodedImage other) {
        return copy.bytes().length > other.bytes().length;
    }
}
