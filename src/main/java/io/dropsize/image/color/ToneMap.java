package io.dropsize.image.color;

/** Brings light beyond white into what a common screen shows, keeping hues. */
@FunctionalInterface
interface ToneMap {
    /** The brightest light there is, in parts of white. */
    double PEAK = Transfer.BRIGHTEST / Transfer.WHITE;

    /** The factor for a pixel of this light. */
    float scale(float red, float green, float blue);

    static ToneMap of(Transfer transfer, int primaries) {
        return switch (transfer) {
            case PQ -> ToneMap::rolledOff;
            case HLG -> {
                float[] weights = Primaries.luminance(primaries);
                yield (red, green, blue) -> onScreen(weights, red, green, blue);
            }
            default -> (_, _, _) -> 1;
        };
    }

    /**
     * Reinhard's curve by the strongest channel: the peak becomes white, darkness stays as it is.
     */
    private static float rolledOff(float red, float green, float blue) {
        double strongest = Math.min(PEAK, Math.max(red, Math.max(green, blue)));
        return (float) ((1 + strongest / (PEAK * PEAK)) / (1 + strongest));
    }

    /** HLG is the scene's light; a screen of this peak shows it with a gamma of 1.2. */
    private static float onScreen(float[] weights, float red, float green, float blue) {
        double luminance = weights[0] * red + weights[1] * green + weights[2] * blue;
        double shown = Math.pow(Math.max(luminance, 1e-6), 0.2) * PEAK;
        return (float)
                (shown
                        * rolledOff(
                                (float) (red * shown),
                                (float) (green * shown),
                                (float) (blue * shown)));
    }
}
