package io.dropsize.image;

/** Encodes at the quality that is asked for, which may have to be found. */
final class QualityChoice {
    private static final int BEST = 100;

    private QualityChoice() {}

    static EncodedImage encode(Pixels pixels, RenderSpec spec) {
        Coding coding = spec.coding();
        int quality = coding.quality() instanceof Quality.Fixed(int value) ? value : BEST;
        return Encoders.encode(pixels, spec.format(), coding, quality);
    }
}
