package io.dropsize.image.color;

/** Maps light brighter than white to the range of a standard screen, preserving hues. */
@FunctionalInterface
interface ToneMap {
    /** The maximum light, relative to white. */
    double PEAK = Transfer.BRIGHTEST / Transfer.WHITE;

    /** Returns the factor for a pixel with this light. */
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
     * Applies Reinhard's curve to the strongest channel: the peak becomes white, and dark colours
     * hardly change.
     */
    private static float rolledOff(float red, float green, float blue) {
        double strongest = Math.min(PEAK, Math.max(red, Math.max(green, blue)));
        return (float) ((1 + strongest / (PEAK * PEAK)) / (1 + strongest));
    }

    /** Converts HLG's scene light to the light of a screen with this peak, by a gamma of 1.2. */
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
