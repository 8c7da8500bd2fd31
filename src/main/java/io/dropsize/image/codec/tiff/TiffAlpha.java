package io.dropsize.image.codec.tiff;

import io.dropsize.image.container.TiffFields;

import java.util.Optional;

/**
 * The alpha sample of a pixel.
 *
 * @param associated whether the colours are premultiplied
 */
record TiffAlpha(int sample, boolean associated) {
    private static final int EXTRA_SAMPLES = 338;
    private static final int ASSOCIATED = 1;
    private static final int STRAIGHT = 2;

    /**
     * Returns the first extra sample that is declared as alpha; if none is, a single extra sample.
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
