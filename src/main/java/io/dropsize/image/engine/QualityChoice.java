package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Cancellation;

import java.util.function.Function;

/**
 * Encodes at the requested quality. A quality that must be determined is found by bisection between
 * 10 and 95, with at most seven encodings. More than 95 costs many bytes without a visible gain,
 * and less than 10 is unusable.
 */
final class QualityChoice {
    private static final int LOWEST = 10;
    private static final int HIGHEST = 100;
    private static final int ENOUGH = 95;
    private static final int FIRST = 60;

    /** A copy that uses so much of its budget is good enough. */
    private static final double USED = 0.97;

    /** A copy with at most this similarity is small enough. */
    private static final double ABOVE = 0.001;

    private final Pixels pixels;
    private final RenderSpec spec;
    private final Attempt attempt;
    private final Function<EncodedImage, Pixels> decoder;

    /** Encodes at a quality from 1 to 100. */
    @FunctionalInterface
    interface Attempt {
        EncodedImage at(Pixels pixels, int quality);
    }

    private QualityChoice(
            Pixels pixels,
            RenderSpec spec,
            Attempt attempt,
            Function<EncodedImage, Pixels> decoder) {
        this.pixels = pixels;
        this.spec = spec;
        this.attempt = attempt;
        this.decoder = decoder;
    }

    /**
     * A copy without metadata. It is larger than {@link Quality.AtMost} if nothing smaller is
     * possible, and less similar than {@link Quality.AtLeast} if nothing better is.
     *
     * @param attempt encodes once
     * @param decoder reads what was encoded
     */
    static EncodedImage encode(
            Pixels pixels,
            RenderSpec spec,
            Attempt attempt,
            Function<EncodedImage, Pixels> decoder) {
        var choice = new QualityChoice(pixels, spec, attempt, decoder);
        if (!spec.coding().loses(spec.format())) {
            return choice.at(HIGHEST);
        }
        return switch (spec.coding().quality()) {
            case Quality.Fixed(int value) -> choice.at(value);
            case Quality.AtMost(long bytes) -> choice.search(ENOUGH, image -> size(image, bytes));
            case Quality.AtLeast(double ssim) -> {
                var original = new Ssim(pixels);
                yield choice.search(
                        HIGHEST, image -> likeness(original.to(decoder.apply(image)), ssim));
            }
        };
    }

    /** Whether there is a byte budget and this copy is within it. */
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

    private static Verdict size(EncodedImage image, long max) {
        int bytes = image.bytes().length;
        return bytes > max ? new Verdict(false, -1) : new Verdict(true, bytes < max * USED ? 1 : 0);
    }

    private static Verdict likeness(double ssim, double least) {
        return ssim < least
                ? new Verdict(false, 1)
                : new Verdict(true, ssim > least + ABOVE ? -1 : 0);
    }

    /** The last valid attempt, or the closest one. */
    private EncodedImage search(int highest, Function<EncodedImage, Verdict> judge) {
        int low = LOWEST;
        int high = highest;
        EncodedImage found = null;
        EncodedImage tried;
        int quality = FIRST;
        do {
            tried = at(quality);
            Verdict verdict = judge.apply(tried);
            found = verdict.right() ? tried : found;
            low = verdict.direction() < 0 ? low : quality + 1;
            high = verdict.direction() > 0 ? high : quality - 1;
            quality = (low + high) / 2;
        } while (low <= high);
        return found == null ? tried : found;
    }

    private EncodedImage at(int quality) {
        Cancellation.require();
        return attempt.at(pixels, quality);
    }

    /**
     * The result of one quality.
     *
     * @param right whether it meets the target
     * @param direction where to look for a better one: 1 for up, -1 for down, 0 for nowhere
     */
    private record Verdict(boolean right, int direction) {}
}
