package io.dropsize.image.color;

/** How samples become light, for the codes of ITU-T H.273. */
enum Transfer {
    /** Also what video standards name: pictures coded so are meant for such screens. */
    SRGB,
    GAMMA_22,
    GAMMA_28,
    GAMMA_26,
    LINEAR,
    /** Perceptual quantizer: light up to 10,000 candela per square metre. */
    PQ,
    /** Hybrid log-gamma, for a screen of 1,000 candela per square metre. */
    HLG;

    /** The white of a page, in candela per square metre, as ITU-R BT.2408 has it. */
    static final double WHITE = 203;

    /** The brightest light that HLG, and most of PQ in the wild, is made for. */
    static final double BRIGHTEST = 1000;

    private static final double PQ_BRIGHTEST = 10_000;

    /** The transfer of a code; those without meaning for pictures are taken for sRGB. */
    static Transfer of(int code) {
        return switch (code) {
            case 4 -> GAMMA_22;
            case 5 -> GAMMA_28;
            case 8 -> LINEAR;
            case 16 -> PQ;
            case 17 -> GAMMA_26;
            case 18 -> HLG;
            default -> SRGB;
        };
    }

    /** Whether a code has a meaning for pictures: those in between are unsaid or logarithms. */
    static boolean isKnown(int code) {
        return code == 1 || code >= 4 && code <= 8 || code >= 11 && code <= 18;
    }

    /** Whether light goes beyond white. */
    boolean isHighRange() {
        return this == PQ || this == HLG;
    }

    /**
     * The light of a sample from 0 to 1. White is 1; high ranges go beyond, and HLG's is the
     * scene's light, with 1 for its brightest.
     */
    double light(double sample) {
        return switch (this) {
            case SRGB ->
                    sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
            case GAMMA_22 -> Math.pow(sample, 2.2);
            case GAMMA_28 -> Math.pow(sample, 2.8);
            case GAMMA_26 -> Math.pow(sample, 2.6);
            case LINEAR -> sample;
            case PQ -> perceptual(sample) * PQ_BRIGHTEST / WHITE;
            case HLG -> hybrid(sample);
        };
    }

    private static double perceptual(double sample) {
        double root = Math.pow(sample, 1 / 78.84375);
        double above = Math.max(0, root - 0.8359375);
        return Math.pow(above / (18.8515625 - 18.6875 * root), 1 / 0.1593017578125);
    }

    private static double hybrid(double sample) {
        return sample <= 0.5
                ? sample * sample / 3
                : (Math.exp((sample - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    }
}
