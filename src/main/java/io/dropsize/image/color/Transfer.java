package io.dropsize.image.color;

/** The transfer functions of ITU-T H.273's codes. */
enum Transfer {
    /**
     * sRGB, which is also used for the codes of video standards: pictures with them are made for
     * sRGB screens.
     */
    SRGB,
    GAMMA_22,
    GAMMA_28,
    GAMMA_26,
    LINEAR,
    /** Perceptual quantizer: light up to 10,000 cd/m². */
    PQ,
    /** Hybrid log-gamma, for a screen of 1,000 cd/m². */
    HLG;

    /** Diffuse white in cd/m², from ITU-R BT.2408. */
    static final double WHITE = 203;

    /** The maximum light of HLG and of most PQ content. */
    static final double BRIGHTEST = 1000;

    private static final double PQ_BRIGHTEST = 10_000;

    /** Returns the transfer of a code; codes that are invalid for pictures are treated as sRGB. */
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

    /** Returns whether a code is valid for pictures: the others are unspecified or logarithmic. */
    static boolean isKnown(int code) {
        return code == 1 || code >= 4 && code <= 8 || code >= 11 && code <= 18;
    }

    /**
     * The light of a sample from 0 to 1. White is 1; HDR goes beyond. HLG's value is scene light,
     * with a maximum of 1.
     */
    double light(double sample) {
        return switch (this) {
            case SRGB -> LinearLight.ofSrgb(sample);
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
