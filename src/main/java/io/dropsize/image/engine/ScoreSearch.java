package io.dropsize.image.engine;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Cancellation;
import io.dropsize.image.codec.ColourEdges;
import io.dropsize.image.metric.Ssimulacra2;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the lowest quality whose copy reaches a score, by interpolation between qualities that were
 * tried, with at most seven encodings.
 *
 * <p>Subsampled chroma limits the score: where quality 94 is not enough, full chroma needs fewer
 * bytes. If no quality is enough, the result is the copy at 95, because more costs many bytes for
 * little.
 */
final class ScoreSearch {
    /** The metric's planes, and two copies of the decoded pixels. */
    static final long BYTES_OF_PIXEL = Ssimulacra2.BYTES_OF_PIXEL + 2 * Integer.BYTES;

    private static final int MAX_HALF_CHROMA = 94;
    private static final int FULL_CHROMA_FIRST = 91;
    private static final int MAX_ENCODINGS = 7;

    /** A copy whose score exceeds the target by this costs about two percent more bytes. */
    private static final double CLOSE = 0.4;

    /** How many steps of quality raise the score by one point, until two scores are known. */
    private static final double STEPS_PER_POINT = 1.3;

    private static final double MIN_STEPS = 0.5;
    private static final double MAX_STEPS = 6;

    private static final Set<ImageFormat> HAVE_FULL_CHROMA =
            Set.of(ImageFormat.JPEG, ImageFormat.AVIF);

    private final Pixels pixels;
    private final ImageFormat format;
    private final double target;
    private final QualityChoice.Attempt attempt;
    private final Function<EncodedImage, Pixels> decoder;
    private final Ssimulacra2 original;
    private Coding coding;
    private boolean mayUseFullChroma;

    /** The highest quality that is too low, and its score; and the lowest that is enough. */
    private int low = QualityChoice.MIN - 1;

    private double lowScore = Double.NaN;
    private int high = QualityChoice.MAX + 1;
    private double highScore = Double.NaN;
    private int lastQuality;
    private double lastScore = Double.NaN;
    private double stepsPerPoint = STEPS_PER_POINT;
    private @Nullable EncodedImage found;
    private @Nullable EncodedImage closest;

    private ScoreSearch(
            Pixels pixels,
            RenderSpec spec,
            double target,
            QualityChoice.Attempt attempt,
            Function<EncodedImage, Pixels> decoder) {
        this.pixels = pixels;
        this.format = spec.format();
        this.target = target;
        this.attempt = attempt;
        this.decoder = decoder;
        this.original = new Ssimulacra2(pixels);
        this.coding = spec.coding();
        this.mayUseFullChroma =
                HAVE_FULL_CHROMA.contains(format)
                        && coding.chroma() == Chroma.AUTO
                        && !ColourEdges.fullChroma(pixels, coding);
    }

    /** A copy without metadata, of the highest quality that was tried where none is enough. */
    static EncodedImage search(
            Pixels pixels,
            RenderSpec spec,
            Quality.AtLeast target,
            QualityChoice.Attempt attempt,
            Function<EncodedImage, Pixels> decoder) {
        return new ScoreSearch(pixels, spec, target.score(), attempt, decoder).search();
    }

    private EncodedImage search() {
        attempt(first());
        for (int tries = 1; tries < MAX_ENCODINGS && !isDone(); tries++) {
            if (isHalfChromaTooLittle()) {
                useFullChroma();
            }
            attempt(next());
        }
        return Objects.requireNonNull(found == null ? closest : found);
    }

    private void attempt(int quality) {
        Cancellation.require();
        EncodedImage image = attempt.at(pixels, coding, quality);
        double score = original.score(decoder.apply(image));
        if (score >= target) {
            found = image;
            high = quality;
            highScore = score;
        } else {
            closest = quality <= QualityChoice.ENOUGH ? image : closest;
            low = quality;
            lowScore = score;
        }
        double steps = (quality - lastQuality) / (score - lastScore);
        stepsPerPoint = steps > 0 ? Math.clamp(steps, MIN_STEPS, MAX_STEPS) : stepsPerPoint;
        lastQuality = quality;
        lastScore = score;
    }

    private boolean isHalfChromaTooLittle() {
        return mayUseFullChroma
                && found == null
                && (low >= MAX_HALF_CHROMA || expected() > MAX_HALF_CHROMA + 1);
    }

    private boolean isDone() {
        return high - low <= 1 || highScore < target + CLOSE;
    }

    private void useFullChroma() {
        mayUseFullChroma = false;
        coding = coding.withChroma(Chroma.FULL);
        low = QualityChoice.MIN - 1;
        lowScore = Double.NaN;
        lastScore = Double.NaN;
        stepsPerPoint = STEPS_PER_POINT;
    }

    /** The quality at which photos reach the target on average, as measured. */
    private int first() {
        double above = target - Quality.AtLeast.HIGH.score();
        double usual = format == ImageFormat.AVIF ? 50 + 2 * above : 59 + 1.65 * above;
        return (int) Math.clamp(usual, QualityChoice.MIN, MAX_HALF_CHROMA);
    }

    /** The quality at which the target is expected if only lower scores are known. */
    private double expected() {
        return low + (target - lowScore) * stepsPerPoint;
    }

    private int next() {
        double guess;
        if (low < QualityChoice.MIN && high > QualityChoice.MAX) {
            guess = FULL_CHROMA_FIRST;
        } else if (high > QualityChoice.MAX) {
            guess = expected() + 1;
        } else if (low < QualityChoice.MIN) {
            guess = high - (highScore - target) * stepsPerPoint - 1;
        } else {
            guess = low + (target - lowScore) / (highScore - lowScore) * (high - low);
        }
        return (int) Math.clamp(Math.round(guess), low + 1, Math.min(high - 1, limit()));
    }

    /** The highest quality to try next. */
    private int limit() {
        if (found == null && mayUseFullChroma) {
            return MAX_HALF_CHROMA;
        }
        return found == null && low < QualityChoice.ENOUGH
                ? QualityChoice.ENOUGH
                : QualityChoice.MAX;
    }
}
