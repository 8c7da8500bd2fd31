package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Cancellation;
import io.dropsize.image.codec.TargetSize;

import java.util.function.Function;

/**
 * Encodes at the requested quality. The quality for a number of bytes is found by bisection between
 * 10 and 95, with at most seven encodings. {@link ScoreSearch} finds the quality for a similarity.
 */
final class QualityChoice {
    /** Lower qualities are unusable. */
    static final int MIN = 10;

    /** Higher qualities cost many bytes without a visible gain. */
    static final int ENOUGH = 95;

    static final int MAX = 100;
    private static final int FIRST = 60;

    /** The fraction of the budget from which the search ends. */
    private static final double USED = 0.97;

    private final Pixels pixels;
    private final RenderSpec spec;
    private final Attempt attempt;

    /** Encodes at a quality from 1 to 100. */
    @FunctionalInterface
    interface Attempt {
        EncodedImage at(Pixels pixels, Coding coding, int quality);
    }

    private QualityChoice(Pixels pixels, RenderSpec spec, Attempt attempt) {
        this.pixels = pixels;
        this.spec = spec;
        this.attempt = attempt;
    }

    /**
     * Returns a copy without metadata. It is larger than {@link Quality.AtMost} if nothing smaller
     * is possible, and less similar than {@link Quality.AtLeast} if nothing better is possible.
     *
     * @param attempt encodes once
     * @param decoder reads what was encoded
     */
    static EncodedImage encode(
            Pixels pixels,
            RenderSpec spec,
            Attempt attempt,
            Function<EncodedImage, Pixels> decoder) {
        var choice = new QualityChoice(pixels, spec, attempt);
        if (!spec.coding().loses(spec.format())) {
            return choice.at(MAX);
        }
        return switch (spec.coding().quality()) {
            case Quality.Fixed(int value) -> choice.at(value);
            case Quality.AtMost(long bytes) -> choice.search(bytes);
            case Quality.AtLeast target ->
                    ScoreSearch.search(pixels, spec, target, attempt, decoder);
        };
    }

    /** Returns an estimate of the bytes for a search, in addition to those for rendering. */
    static long memory(RenderSpec spec) {
        boolean palette = spec.format() == ImageFormat.PNG && !spec.coding().lossless();
        boolean compares =
                spec.coding().quality() instanceof Quality.AtLeast
                        && (palette || spec.coding().loses(spec.format()));
        return compares ? TargetSize.of(spec).pixels() * ScoreSearch.BYTES_OF_PIXEL : 0;
    }

    /** Returns whether there is a byte budget and this copy is within it. */
    static boolean isWithin(EncodedImage image, RenderSpec spec) {
        return spec.coding().quality() instanceof Quality.AtMost(long bytes)
                && image.bytes().length <= bytes;
    }

    /**
     * @throws DropsizeException BUDGET_TOO_SMALL if there is a byte budget and it is exceeded
     */
    static void requireWithin(ImageInput source, RenderSpec spec, EncodedImage image) {
        if (spec.coding().quality() instanceof Quality.AtMost && !isWithin(image, spec)) {
            long thousands = (image.bytes().length + 999) / 1000;
            throw new DropsizeException(
                    ErrorKind.BUDGET_TOO_SMALL, source.name(), thousands + " KB");
        }
    }

    /**
     * Returns the largest copy that was tried and isn't larger than {@code max} bytes; if there is
     * none, the smallest copy.
     */
    private EncodedImage search(long max) {
        int low = MIN;
        int high = ENOUGH;
        EncodedImage found = null;
        EncodedImage tried;
        int quality = FIRST;
        do {
            tried = at(quality);
            int bytes = tried.bytes().length;
            if (bytes > max) {
                high = quality - 1;
            } else if (bytes < max * USED) {
                found = tried;
                low = quality + 1;
            } else {
                return tried;
            }
            quality = (low + high) / 2;
        } while (low <= high);
        return found == null ? tried : found;
    }

    private EncodedImage at(int quality) {
        Cancellation.require();
        return attempt.at(pixels, spec.coding(), quality);
    }
}
