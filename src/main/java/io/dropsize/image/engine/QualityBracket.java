package io.dropsize.image.engine;

/**
 * Interpolates the lowest quality that reaches a score between qualities that were tried. Scores
 * rise with quality.
 */
final class QualityBracket {
    /** A score this far above the target costs about two percent more bytes. */
    private static final double CLOSE = 0.4;

    private static final double MAX_CLOSE = 1;

    private static final double MIN_STEPS = 0.5;
    private static final double MAX_STEPS = 6;

    private final double target;

    /** How many steps of quality raise the score by one point. */
    private double stepsPerPoint;

    private boolean slopeIsMeasured;

    /** The highest quality that is too low, and its score; and the lowest that is enough. */
    private int low = QualityChoice.MIN - 1;

    private double lowScore = Double.NaN;
    private int high = QualityChoice.MAX + 1;
    private double highScore = Double.NaN;

    /** How often the high (if positive) or the low (if negative) quality moved in succession. */
    private int sameSide;

    private int lastQuality;
    private double lastScore = Double.NaN;

    /**
     * @param stepsPerPoint how many steps of quality raise the score by one point, until two scores
     *     are known
     * @param measured whether that is the slope of a similar picture, and not of the average photo
     */
    QualityBracket(double target, double stepsPerPoint, boolean measured) {
        this.target = target;
        this.stepsPerPoint = stepsPerPoint;
        this.slopeIsMeasured = measured;
    }

    void add(int quality, double score) {
        if (score >= target) {
            high = quality;
            highScore = score;
            sameSide = Math.max(0, sameSide) + 1;
        } else {
            low = quality;
            lowScore = score;
            sameSide = Math.min(0, sameSide) - 1;
        }
        double steps = (quality - lastQuality) / (score - lastScore);
        if (steps > 0) {
            stepsPerPoint = Math.clamp(steps, MIN_STEPS, MAX_STEPS);
            slopeIsMeasured = true;
        }
        lastQuality = quality;
        lastScore = score;
    }

    /** Returns the highest quality that is too low, or less than any. */
    int low() {
        return low;
    }

    double stepsPerPoint() {
        return stepsPerPoint;
    }

    boolean isSlopeMeasured() {
        return slopeIsMeasured;
    }

    /** Returns whether a quality is enough. */
    boolean isReached() {
        return high <= QualityChoice.MAX;
    }

    /**
     * Whether the lowest sufficient quality is known, the next lower one is hardly smaller, or none
     * is likely to be sufficient.
     */
    boolean isDone() {
        if (low >= QualityChoice.ENOUGH && !isReached() && slopeIsMeasured) {
            return expected() > QualityChoice.MAX;
        }
        double step = slopeIsMeasured ? 1 / stepsPerPoint : 0;
        return high - low <= 1 || highScore < target + Math.clamp(step, CLOSE, MAX_CLOSE);
    }

    /** Returns whether the last score is near the target on either side. */
    boolean isNear() {
        return Math.abs(lastScore - target) < CLOSE || high - low <= 1;
    }

    /**
     * Returns the quality at which the target is expected; between those that were tried, if
     * possible.
     */
    double expected() {
        if (!isReached()) {
            return low + (target - lowScore) * stepsPerPoint;
        }
        if (low < QualityChoice.MIN) {
            return high - (highScore - target) * stepsPerPoint;
        }
        // The Illinois method: a limit that does not move counts less each time.
        double below = (target - lowScore) / (1 << Math.max(0, sameSide - 1));
        double above = (highScore - target) / (1 << Math.max(0, -sameSide - 1));
        return low + below / (below + above) * (high - low);
    }

    /**
     * Returns {@link #expected}, but at most this many steps from the last quality that was tried.
     */
    double expectedNearLast(int steps) {
        return Math.clamp(expected(), lastQuality - steps, lastQuality + steps);
    }

    /** Returns the next quality to try, at most {@code max}. */
    int next(int max) {
        double guess = expected();
        if (!isReached()) {
            guess++;
        } else if (low < QualityChoice.MIN) {
            guess--;
        }
        return (int) Math.clamp(Math.round(guess), low + 1, Math.min(high - 1, max));
    }
}
