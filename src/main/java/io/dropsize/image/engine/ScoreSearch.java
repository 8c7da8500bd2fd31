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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the lowest quality whose copy reaches a score, with at most seven encodings. Large pictures
 * are preceded by a search on a sample, which costs a fraction and usually leaves one or two
 * encodings of the whole picture. The score of the result is always measured on the whole.
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
    private static final int MAX_SAMPLES = 2;

    /** A sample's slope is not reliable far away from the qualities that were tried. */
    private static final int MAX_EXTRAPOLATION = 12;

    /** How many steps of quality raise the score of photos by one point on average. */
    private static final double STEPS_PER_POINT = 1.3;

    private static final Set<ImageFormat> HAVE_FULL_CHROMA =
            Set.of(ImageFormat.JPEG, ImageFormat.AVIF);

    private final Pixels pixels;
    private final double target;
    private final QualityChoice.Attempt attempt;
    private final Function<EncodedImage, Pixels> decoder;
    private final Ssimulacra2 original;
    private Coding coding;
    private boolean mayUseFullChroma;
    private QualityBracket bracket;
    private int encodings;
    private @Nullable EncodedImage found;
    private @Nullable EncodedImage closest;

    private ScoreSearch(
            Pixels pixels,
            double target,
            QualityChoice.Attempt attempt,
            Function<EncodedImage, Pixels> decoder,
            Start start) {
        this.pixels = pixels;
        this.target = target;
        this.attempt = attempt;
        this.decoder = decoder;
        this.original = new Ssimulacra2(pixels);
        this.coding = start.coding();
        this.mayUseFullChroma = start.mayUseFullChroma();
        this.bracket = new QualityBracket(target, start.stepsPerPoint(), start.measured());
    }

    /**
     * Returns a copy without metadata, of the highest quality that was tried where none is enough.
     */
    static EncodedImage search(
            Pixels pixels,
            RenderSpec spec,
            Quality.AtLeast target,
            QualityChoice.Attempt attempt,
            Function<EncodedImage, Pixels> decoder) {
        double score = target.score();
        Start usual = usual(pixels, spec, score);
        Optional<ScoreSearch> sample =
                ScoreSample.of(pixels)
                        .map(part -> new ScoreSearch(part, score, attempt, decoder, usual));
        Start start = sample.map(search -> search.estimate(usual)).orElse(usual);
        int left = MAX_ENCODINGS - sample.map(search -> search.encodings).orElse(0);
        return new ScoreSearch(pixels, score, attempt, decoder, start).search(start, left);
    }

    /** Returns the quality at which photos reach the target on average, as measured. */
    private static Start usual(Pixels pixels, RenderSpec spec, double target) {
        double above = target - Quality.AtLeast.HIGH.score();
        double usual = spec.format() == ImageFormat.AVIF ? 50 + 2 * above : 59 + 1.65 * above;
        boolean mayUseFullChroma =
                HAVE_FULL_CHROMA.contains(spec.format())
                        && spec.coding().chroma() == Chroma.AUTO
                        && !ColourEdges.fullChroma(pixels, spec.coding());
        int quality = (int) Math.clamp(usual, QualityChoice.MIN, MAX_HALF_CHROMA);
        return new Start(spec.coding(), mayUseFullChroma, quality, STEPS_PER_POINT, false);
    }

    /** Returns where to start with the whole picture. */
    private Start estimate(Start first) {
        attempt(first.quality());
        while (encodings < MAX_SAMPLES && !bracket.isNear() && bracket.low() < limit()) {
            attempt(next());
        }
        double expected = Math.ceil(bracket.expectedNearLast(MAX_EXTRAPOLATION) - 0.25);
        int max = Math.min(limit(), QualityChoice.ENOUGH);
        int quality = (int) Math.clamp(expected, QualityChoice.MIN, max);
        return new Start(
                coding,
                mayUseFullChroma,
                quality,
                bracket.stepsPerPoint(),
                bracket.isSlopeMeasured());
    }

    private EncodedImage search(Start first, int max) {
        attempt(first.quality());
        while (encodings < max && !bracket.isDone()) {
            attempt(next());
        }
        return Objects.requireNonNull(found == null ? closest : found);
    }

    private void attempt(int quality) {
        Cancellation.require();
        EncodedImage encoded = attempt.at(pixels, coding, quality);
        encodings++;
        double score = original.score(decoder.apply(encoded));
        EncodedImage image = encoded.scored(score);
        bracket.add(quality, score);
        if (score >= target) {
            found = image;
        } else {
            closest = quality <= QualityChoice.ENOUGH ? image : closest;
        }
    }

    private int next() {
        if (mayUseFullChroma
                && !bracket.isReached()
                && (bracket.low() >= MAX_HALF_CHROMA || bracket.expected() > MAX_HALF_CHROMA + 1)) {
            mayUseFullChroma = false;
            coding = coding.withChroma(Chroma.FULL);
            bracket = new QualityBracket(target, STEPS_PER_POINT, false);
            return FULL_CHROMA_FIRST;
        }
        return bracket.next(limit());
    }

    /** Returns the highest quality to try next. */
    private int limit() {
        if (bracket.isReached()) {
            return QualityChoice.MAX;
        }
        if (mayUseFullChroma) {
            return MAX_HALF_CHROMA;
        }
        return bracket.low() < QualityChoice.ENOUGH ? QualityChoice.ENOUGH : QualityChoice.MAX;
    }

    /**
     * Where a search starts.
     *
     * @param mayUseFullChroma whether chroma may change from half to full
     * @param quality the first one to try
     * @param stepsPerPoint how many steps of quality raise the score by one point
     * @param measured whether that is known from a part of the picture
     */
    private record Start(
            Coding coding,
            boolean mayUseFullChroma,
            int quality,
            double stepsPerPoint,
            boolean measured) {}
}
