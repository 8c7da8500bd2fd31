package io.dropsize.image.codec.tiff;

import io.dropsize.image.container.TiffFields;

import java.util.Optional;

/**
 * Which of a pixel's samples is its alpha.
 *
 * @param associated whether the colours are multiplied by it
 */
record TiffAlpha(int sample, boolean associated) {
    private static final int EXTRA_SAMPLES = 338;
    private static final int ASSOCIATED = 1;
    private static final int STRAIGHT = 2;

    /**
     * The first sample behind the colours that is said to be alpha; where none is, a single one.
     */
    static Optional<TiffAlpha> of(TiffFields fields, TiffLayout layout) {
        int colours = TiffColours.channels(layout.photometric());
        int behind = layout.samples() - colours;
        long[] kinds = fields.numbers(EXTRA_SAMPLES);
        for (int i = 0; i < Math.min(behind, kinds.length); i++) {
            if (kinds[i] == ASSOCIATED || kinds[i] == STRAIGHT) {
                return Optional.of(new TiffAlpha(colours + i, kinds[i] == ASSOCIATED));
            }
        }
        return behind == 1 ? Optional.of(new TiffAlpha(colours, false)) : Optional.empty();
    }
}
